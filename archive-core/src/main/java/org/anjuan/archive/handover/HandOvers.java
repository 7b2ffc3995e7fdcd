package org.anjuan.archive.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.handover.PassingWork.Passed;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks every capability what hangs on a person, and passes it on. */
@Service
public class HandOvers {
  private static final int SHOWN = 200;
  private static final int LONGEST_REASON = 200;

  private final List<OpenWork> all;

  HandOvers(List<OpenWork> all) {
    this.all =
        all.stream().sorted(Comparator.comparing((OpenWork work) -> work.type().code())).toList();
  }

  /**
   * What hangs on somebody in one capability.
   *
   * @param passes whether it can be handed over here; otherwise it is seen to elsewhere
   */
  public record Hanging(WorkType type, boolean passes, List<WorkItem> items, boolean more) {}

  /** What became of one type of work. */
  public record Outcome(WorkType type, int handedOver, int ended, int stays) {}

  /** All of it; nothing for whom nothing is open. */
  public List<Hanging> of(Person person) {
    var hanging = new ArrayList<Hanging>();
    for (var work : all) {
      var found = work.of(person, SHOWN);
      if (!found.items().isEmpty()) {
        hanging.add(
            new Hanging(work.type(), work instanceof PassingWork, found.items(), found.more()));
      }
    }
    return hanging;
  }

  /** Whether anything hangs on somebody that another could take over here. */
  public boolean waits(Person person) {
    return all.stream()
        .anyMatch(work -> work instanceof PassingWork && !work.of(person, 1).items().isEmpty());
  }

  /**
   * Passes on what can be passed. Done again, it finds nothing and does nothing.
   *
   * @param type of one type of work only; null for all
   * @param to null for nobody
   * @throws InvalidValue when it is to nobody's good: no reason, no other successor
   */
  public List<Outcome> handOver(
      Actor by, Person from, @Nullable Person to, @Nullable String type, String reason) {
    var why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new InvalidValue("reason");
    }
    if (to != null && to.id().equals(from.id())) {
      throw new InvalidValue("successor");
    }
    var outcomes = new ArrayList<Outcome>();
    for (var work : all) {
      if (work instanceof PassingWork passing
          && (type == null || type.equals(work.type().code()))) {
        var outcome = pass(passing, by, from, to, why);
        if (outcome.handedOver() + outcome.ended() + outcome.stays() > 0) {
          outcomes.add(outcome);
        }
      }
    }
    return outcomes;
  }

  private static Outcome pass(
      PassingWork work, Actor by, Person from, @Nullable Person to, String why) {
    var handedOver = 0;
    var ended = 0;
    var stays = 0;
    var seen = new HashSet<String>();
    while (true) {
      var next =
          work.of(from, SHOWN + stays).items().stream()
              .filter(item -> seen.add(item.id()))
              .toList();
      if (next.isEmpty()) {
        return new Outcome(work.type(), handedOver, ended, stays);
      }
      for (var item : next) {
        var passed = work.pass(by, from, to, item, why);
        handedOver += passed == Passed.HANDED_OVER ? 1 : 0;
        ended += passed == Passed.ENDED ? 1 : 0;
        stays += passed == Passed.STAYS ? 1 : 0;
      }
    }
  }

  /** That a thing passes on, as all capabilities put it on record. */
  public static AuditEvent event(
      Actor by,
      Person from,
      @Nullable Person to,
      WorkType type,
      String item,
      String reason,
      Instant at) {
    return AuditEvent.of(by, AuditAction.WORK_HANDED_OVER, at)
        .detail(
            "%s %s: %s -> %s, %s"
                .formatted(type.code(), item, from.id(), to == null ? "nobody" : to.id(), reason));
  }
}
