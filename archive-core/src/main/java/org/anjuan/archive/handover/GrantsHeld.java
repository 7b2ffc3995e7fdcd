package org.anjuan.archive.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grant.Origin;
import org.anjuan.archive.access.Grant.State;
import org.anjuan.archive.access.GrantId;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Grants to a person by name. A successor gets the like of it for the time that is left, and the
 * leaver's ends; without a successor it only ends.
 */
@Component
class GrantsHeld implements PassingWork {
  private static final WorkType TYPE = new WorkType("grants-held", "获得的授权", "Grants held by name");
  private static final int MOST = 1_000;

  private final Grants grants;
  private final AuditTrail audit;
  private final Clock clock;

  GrantsHeld(Grants grants, AuditTrail audit, Clock clock) {
    this.grants = grants;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    return Found.of(held(person).stream().map(GrantsHeld::item).toList(), most);
  }

  @Override
  public Passed pass(Actor by, Person from, @Nullable Person to, WorkItem item, String reason) {
    var found =
        grants
            .find(new GrantId(item.id()))
            .filter(grant -> grant.beneficiary().equals(beneficiary(from)))
            .filter(grant -> isOpen(grant, clock.instant()));
    if (found.isEmpty()) {
      return Passed.ENDED;
    }
    var grant = found.get();
    // Nobody gives what is above the own clearance, by hand-over neither.
    if (to != null && (!to.reader() || grant.clearance() > by.clearance())) {
      return Passed.STAYS;
    }
    audit.append(HandOvers.event(by, from, to, TYPE, item.id(), reason, clock.instant()));
    if (to != null) {
      giveTheLike(by, grant, to, reason);
    }
    audit.append(
        AuditEvent.of(by, AuditAction.GRANT_WITHDRAWN, clock.instant())
            .detail(item.id() + " " + grant.holder() + " hand-over: " + reason));
    grants.withdraw(
        grant.id(), new Grant.Withdrawal(by.id().value(), clock.instant(), "交接：" + reason));
    return to == null ? Passed.ENDED : Passed.HANDED_OVER;
  }

  /** Once: after a crash before the withdrawal it is there already. */
  private void giveTheLike(Actor by, Grant grant, Person to, String reason) {
    var origin = new Origin("hand-over " + grant.id());
    if (held(to).stream().anyMatch(known -> known.origin().equals(origin))) {
      return;
    }
    var template = grant.template();
    var like =
        grants.draft(
            beneficiary(to),
            grant.kind(),
            grant.reach(),
            grant.actions(),
            grant.categories(),
            template == null ? null : new RuleId(template),
            grant.clearance(),
            grant.opensTags(),
            grant.from(),
            grant.until(),
            "交接：" + reason,
            origin,
            by);
    audit.append(
        AuditEvent.of(by, AuditAction.GRANT_GIVEN, clock.instant())
            .detail(
                like.id() + " " + like.holder() + " like " + grant.id() + " hand-over: " + reason));
    grants.add(like);
  }

  private List<Grant> held(Person person) {
    var filter = new Grants.Filter(beneficiary(person), null, null, null);
    return grants.list(filter, null, MOST).grants().stream()
        .filter(grant -> isOpen(grant, clock.instant()))
        .toList();
  }

  private static Beneficiary beneficiary(Person person) {
    return new Beneficiary(Beneficiary.Kind.PERSON, person.id().value());
  }

  static boolean isOpen(Grant grant, Instant at) {
    var state = grant.state(at);
    return state == State.IN_FORCE || state == State.COMING;
  }

  /** Without the reason: people write there what an administrator need not read. */
  static WorkItem item(Grant grant) {
    var until = grant.until().truncatedTo(ChronoUnit.MINUTES);
    var records = grant.reach().records().size();
    return new WorkItem(
        grant.id().value(),
        switch (grant.kind()) {
              case RECORDS -> records + " 份病案";
              case PATIENT -> "一名患者";
              case SEARCH -> "一个范围";
            }
            + " · 至 "
            + until,
        switch (grant.kind()) {
              case RECORDS -> records + " records";
              case PATIENT -> "one patient";
              case SEARCH -> "a search";
            }
            + " · until "
            + until);
  }
}
