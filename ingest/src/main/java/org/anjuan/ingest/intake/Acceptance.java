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

  /** Returns when these bytes are of a kind that is accepted, else throws with the reason. */
  void requireContent(IntakeMeta meta, Received received) {
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
  }

  /** Returns when the document can be opened; dearer than the rest and so asked last. */
  void requireLegible(String source, Received received) {
    legibility
        .fault(source, received)
        .ifPresent(reason -> {
          throw new NotAcceptable(reason);
        });
  }
}
