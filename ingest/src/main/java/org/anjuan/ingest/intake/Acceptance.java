package org.anjuan.ingest.intake;

import java.util.Locale;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.springframework.stereotype.Component;

/** Which bytes are accepted at all. */
@Component
class Acceptance {
  private final IntakeProperties properties;
  private final Legibility legibility;

  Acceptance(IntakeProperties properties, Legibility legibility) {
    this.properties = properties;
    this.legibility = legibility;
  }

  /** Returns when {@code received} can become a version, else throws with the reason. */
  void require(IntakeMeta meta, Received received) {
    var content = received.content();
    if (content.size() == 0) {
      throw new NotAcceptable(QuarantineReason.EMPTY);
    }
    if (!properties.allowedTypes().contains(received.mediaType())) {
      throw new NotAcceptable(QuarantineReason.TYPE_NOT_ALLOWED);
    }
    if (content.size() > properties.limitFor(received.mediaType())) {
      throw new NotAcceptable(QuarantineReason.TOO_LARGE);
    }
    var stated = meta.sha256();
    if (stated != null
        && !stated.isBlank()
        && !stated.strip().toLowerCase(Locale.ROOT).equals(content.sha256())) {
      throw new NotAcceptable(QuarantineReason.DIGEST_MISMATCH);
    }
    if (!legibility.canBeRead(received)) {
      throw new NotAcceptable(QuarantineReason.UNREADABLE);
    }
  }
}
