package org.anjuan.security.link;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.handover.Answering;
import org.anjuan.archive.handover.PassingWork;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.archive.handover.WorkType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registered systems whose links are taken, by who registered them. */
@Component
class ApplicationsAnsweredFor implements PassingWork {
  static final WorkType TYPE =
      new WorkType("applications", "负责的对接系统", "Registered systems answered for");

  private final ApplicationStore store;
  private final Answering answering;

  ApplicationsAnsweredFor(ApplicationStore store, Answering answering) {
    this.store = store;
    this.answering = answering;
  }

  @Override
  public WorkType type() {
    return TYPE;
  }

  @Override
  public Found of(Person person, int most) {
    var active =
        store.all().stream()
            .filter(LinkedApplication::active)
            .collect(Collectors.toMap(known -> known.id().value(), known -> known));
    List<WorkItem> open =
        answering.of(person.id(), TYPE, List.of()).stream()
            .sorted()
            .flatMap(id -> Optional.ofNullable(active.get(id)).stream())
            .map(ApplicationsAnsweredFor::item)
            .toList();
    return Found.of(open, most);
  }

  @Override
  public Passed pass(Actor by, Person from, @Nullable Person to, WorkItem item, String reason) {
    return answering.pass(by, from, to, TYPE, item, reason);
  }

  private static WorkItem item(LinkedApplication known) {
    return new WorkItem(known.id().value(), known.terms().name(), known.terms().name());
  }
}
