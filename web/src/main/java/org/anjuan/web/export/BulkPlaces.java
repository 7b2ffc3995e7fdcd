package org.anjuan.web.export;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.web.problem.WrongPlace;
import org.springframework.stereotype.Component;

/** Refuses bulk work from where it is not done, and puts the refusal on record (SEC-11). */
@Component
class BulkPlaces {
  private final AccessRules rules;
  private final AuditTrail trail;
  private final Clock clock;

  BulkPlaces(AccessRules rules, AuditTrail trail, Clock clock) {
    this.rules = rules;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Goes on when this work on these records is done here.
   *
   * @throws WrongPlace when it is not; then for all of them
   */
  void require(Actor actor, BulkWork work, Collection<MedicalRecord> records) {
    var campuses =
        records.stream().map(record -> record.stay().campus().value()).collect(Collectors.toSet());
    var closed = closed(actor, work, campuses);
    if (closed.isEmpty()) {
      return;
    }
    records.stream()
        .filter(record -> closed.contains(record.stay().campus().value()))
        .map(record -> refusal(actor, work).record(record.id().value()))
        .map(trail::begin)
        .toList()
        .forEach(AuditTrail.Begun::await);
    throw new WrongPlace();
  }

  /**
   * Of these campuses, those where this work is not done from here.
   *
   * @throws WrongPlace when it is done on none of those where the actor works
   */
  Set<String> requireAny(Actor actor, BulkWork work, Set<String> campuses) {
    var closed = closed(actor, work, campuses);
    if (!closed.isEmpty() && closed.containsAll(actor.campuses())) {
      trail.append(refusal(actor, work));
      throw new WrongPlace();
    }
    return closed;
  }

  private Set<String> closed(Actor actor, BulkWork work, Set<String> campuses) {
    return rules.visit(actor).closedTo(work, campuses);
  }

  private AuditEvent refusal(Actor actor, BulkWork work) {
    return AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
        .outcome(AuditOutcome.REFUSED)
        .detail(work + " NOT_A_DESIGNATED_PLACE");
  }
}
