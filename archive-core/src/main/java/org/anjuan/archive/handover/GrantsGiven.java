package org.anjuan.archive.handover;

import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.GrantId;
import org.anjuan.archive.access.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants that a person has given and that still hold: somebody must be there to end them. */
@Component
class GrantsGiven implements PassingWork {
  private static final WorkType TYPE =
      new WorkType("grants-given", "给出的授权（仍有效）", "Grants given that still hold");

  private final Grants grants;
  private final Answering answering;
  private final Clock clock;

  GrantsGiven(Grants grants, Answering answering, Clock clock) {
    this.grants = grants;
    this.answering = answering;
    this.clock = clock;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    var made = grants.givenBy(person.id()).stream().map(grant -> grant.id().value()).toList();
    List<WorkItem> open =
        answering.of(person.id(), TYPE, made).stream()
            .flatMap(id -> grants.find(new GrantId(id)).stream())
            .filter(grant -> GrantsHeld.isOpen(grant, clock.instant()))
            .map(GrantsGiven::item)
            .toList();
    return Found.of(open, most);
  }

  @Override
  public Passed pass(Actor by, Person from, @Nullable Person to, WorkItem item, String reason) {
    return answering.pass(by, from, to, TYPE, item, reason);
  }

  private static WorkItem item(Grant grant) {
    var to = grant.beneficiary().code();
    var what = GrantsHeld.item(grant);
    return new WorkItem(
        grant.id().value(),
        "授予 " + to + " · " + what.chinese(),
        "to " + to + " · " + what.english());
  }
}
