package org.anjuan.ingest.intake;

import java.time.Clock;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Filed;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.ingest.quarantine.Quarantined;
import org.springframework.stereotype.Component;

/** What the audit trail learns of deliveries. */
@Component
class IntakeLog {
  private final AuditTrail trail;
  private final Clock clock;

  IntakeLog(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  void filed(Delivery delivery, Filed filed) {
    trail.append(
        event(delivery, AuditAction.INTAKE)
            .record(filed.document().recordId().value())
            .document(filed.document().id().value())
            .version(filed.version())
            .detail(delivery.channel() + (filed.added() ? "" : " unchanged")));
  }

  void stated(Delivery delivery, MedicalRecord record) {
    trail.append(
        event(delivery, AuditAction.INTAKE)
            .record(record.id().value())
            .detail(delivery.channel() + " encounter"));
  }

  void quarantined(Delivery delivery, Quarantined entry) {
    var field = entry.field();
    trail.append(
        event(delivery, AuditAction.QUARANTINED)
            .outcome(AuditOutcome.REFUSED)
            .detail(entry.id() + " " + entry.reason() + (field == null ? "" : " " + field)));
  }

  private AuditEvent event(Delivery delivery, AuditAction action) {
    return AuditEvent.of(delivery.by(), action, clock.instant()).address(delivery.address());
  }
}
