package org.anjuan.web.record;

import java.time.Clock;
import org.anjuan.archive.access.AccessDecision;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.RefusalReason;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.link.PresentVisit;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.problem.WrongPlace;
import org.jspecify.annotations.Nullable;
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

  /** A record that is open, on which conditions, and what of it. */
  public record Opened(MedicalRecord record, AccessDecision.Allowed decision) {}

  /**
   * The record, when {@code actor} may do {@code action} with it, or with a part of it.
   *
   * @throws NotFound when it is not there or not for this actor; the answer is the same
   */
  public MedicalRecord require(Actor actor, Action action, RecordId id) {
    return open(actor, action, id, null).record();
  }

  /**
   * The record with the decision about it.
   *
   * @param category what of the record is asked for; null: any part
   * @throws NotFound when it is not there or not for this actor; the answer is the same
   * @throws WrongPlace when this actor may see it and do this elsewhere
   */
  public Opened open(Actor actor, Action action, RecordId id, @Nullable String category) {
    var record = records.find(id).orElseThrow(NotFound::new);
    var visit = rules.visit(actor);
    return switch (visit.decide(action, record.facts(), category)) {
      case AccessDecision.Allowed allowed -> new Opened(record, allowed);
      case AccessDecision.Refused refused -> {
        var by = refused.basis();
        trail.append(
            through.mark(
                AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
                    .outcome(AuditOutcome.REFUSED)
                    .record(id.value())
                    .detail(
                        action
                            + " "
                            + refused.reason()
                            + (category == null ? "" : " " + category)
                            + (by.id() == null ? "" : " " + by.kind() + " " + by.id()))));
        if (refused.reason() == RefusalReason.NOT_A_DESIGNATED_PLACE
            && visit.decide(Action.VIEW, record.facts(), category).isAllowed()) {
          throw new WrongPlace();
        }
        throw new NotFound();
      }
    };
  }

  /** Whether a record is among those this actor may do {@code action} with; leaves no trace. */
  public boolean allows(Actor actor, Action action, MedicalRecord record) {
    return rules.visit(actor).decide(action, record.facts()).isAllowed();
  }
}
