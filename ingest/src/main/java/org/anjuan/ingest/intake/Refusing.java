package org.anjuan.ingest.intake;

import org.anjuan.archive.record.ContradictoryStatement;
import org.anjuan.ingest.quarantine.Matter;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what is refused in quarantine, or leaves it there. */
@Component
class Refusing {
  private final Quarantine quarantine;
  private final IntakeLog log;
  private final JsonMapper json = JsonMapper.builder().build();

  Refusing(Quarantine quarantine, IntakeLog log) {
    this.quarantine = quarantine;
    this.log = log;
  }

  /** What was at fault, and which field of the metadata if it was one. */
  record Fault(QuarantineReason reason, @Nullable String field) {
    static Fault of(MetaRefused refused) {
      return new Fault(refused.reason(), refused.field());
    }

    static Fault of(ContradictoryStatement contradiction) {
      return new Fault(QuarantineReason.METADATA_CONTRADICTORY, contradiction.field());
    }
  }

  /**
   * Keeps a delivery.
   *
   * @return what to throw
   */
  IntakeRefused refuse(
      Delivery delivery, IntakeMeta meta, Received received, Matter matter, Fault fault) {
    var kept =
        new Quarantine.Kept(
            delivery.channel(),
            meta.campus(),
            fault.reason(),
            fault.field(),
            KeptName.of(delivery, meta),
            received.content(),
            received.mediaType(),
            matter,
            json.writeValueAsString(meta));
    var from = received.from();
    var entry = from == null ? quarantine.keep(kept) : quarantine.keepOn(from, kept);
    log.quarantined(delivery, entry);
    return new IntakeRefused(entry);
  }
}
