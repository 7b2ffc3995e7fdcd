package org.anjuan.web.record;

import java.time.Clock;
import org.anjuan.archive.access.AccessDecision;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.link.PresentVisit;
import org.anjuan.web.problem.NotFound;
import org.springframework.stereotype.Component;

/**
 * The gate to single records: every path by which a record's data leave goes through here, asks the
 * rule book about the record as it is in the store now, and leaves a trace of refusals.
 */
@Component
public class RecordAccess {
  private final MedicalRecords records;
  private final AccessRules rules;
  private final AuditTrail trail;
  private final PresentVisit through;
  private final Clock clock;

  RecordAccess(
      MedicalRecords records,
      AccessRules rules,
      AuditTrail trail,
      PresentVisit through,
      Clock clock) {
    this.records = records;
    this.rules = rules;
    this.trail = trail;
    this.through = through;
    this.clock = clock;
  }

  /**
   * The record, when {@code actor} may do {@code action} with it.
   *
   * @throws NotFound when it is not there or not for this actor; the answer is the same
   */
  public MedicalRecord require(Actor actor, Action action, RecordId id) {
    var record = records.find(id).orElseThrow(NotFound::new);
    return switch (rules.decide(actor, action, record.facts())) {
      case AccessDecision.Allowed allowed -> record;
      case AccessDecision.Refused refused -> {
        trail.append(
            through.mark(
                AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
                    .outcome(AuditOutcome.REFUSED)
                    .record(id.value())
                    .detail(action + " " + refused.reason())));
        throw new NotFound();
      }
    };
  }

  /** Whether a record is among those this actor may do {@code action} with; leaves no trace. */
  public boolean allows(Actor actor, Action action, MedicalRecord record) {
    return rules.decide(actor, action, record.facts()).isAllowed();
  }
}
