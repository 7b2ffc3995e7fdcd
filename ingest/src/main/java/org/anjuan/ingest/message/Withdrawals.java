package org.anjuan.ingest.message;

import java.time.Clock;
import java.time.Instant;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.ingest.intake.Intake;
import org.springframework.stereotype.Component;

/** Takes in that a source has taken a document back. */
@Component
public class Withdrawals {
  private final Intake intake;
  private final AuditTrail trail;
  private final Clock clock;

  Withdrawals(Intake intake, AuditTrail trail, Clock clock) {
    this.intake = intake;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Marks the document as withdrawn at a moment.
   *
   * @throws MessageRefused while there is no such document
   */
  public Handled withdraw(Envelope envelope, SourceKey document, Instant at) {
    var withdrawn =
        intake
            .withdraw(document, at)
            .orElseThrow(() -> new MessageRefused(MessageFault.DOCUMENT_UNKNOWN, "document"));
    trail.append(
        AuditEvent.of(envelope.by(), AuditAction.DOCUMENT_WITHDRAWN, clock.instant())
            .address(envelope.message().address())
            .record(withdrawn.recordId().value())
            .document(withdrawn.id().value())
            .detail(envelope.message().id().value()));
    return new Handled(
        false, withdrawn.recordId(), withdrawn.id(), withdrawn.current().number(), null);
  }
}
