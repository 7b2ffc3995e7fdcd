package org.anjuan.archive.work;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Work that was in hand when its process ended. Nobody can tell whether it was the cause: a process
 * is killed with good work in hand, and a document that takes all memory ends every process that
 * reads it. So what was broken off once goes on at once. What is broken off again steps back, for
 * longer each time, and leaves the time between to the rest; later it is done by itself, so that a
 * batch does not share its fate; in the end somebody must look. Decision 0005.
 */
final class BrokenOff {
  /** With the pauses between, that takes half an hour at least of ends with this in hand. */
  static final int MOST = 15;

  /** So often, and it is no longer done together with others. */
  static final int SUSPECT = 8;

  static final String ERROR = "BROKEN OFF";

  private static final Logger LOG = LoggerFactory.getLogger(BrokenOff.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final MongoOperations mongo;
  private final Clock clock;
  private final Leasing leasing;

  BrokenOff(MongoOperations mongo, Clock clock, Leasing leasing) {
    this.mongo = mongo;
    this.clock = clock;
    this.leasing = leasing;
  }

  /** Frees what a process had in hand which is gone; returns how many items that were. */
  long release(String owner) {
    var held = mongo.find(query(where("leasedBy").is(owner)), WorkItem.class);
    long freed = 0;
    for (int times : held.stream().map(WorkItem::timesBrokenOff).collect(toSet())) {
      var these = where("leasedBy").is(owner).and("brokenOff").is(times == 0 ? null : times);
      freed += leasing.release(these, after(times + 1));
    }
    return freed;
  }

  private Update after(int times) {
    var update = new Update().set("brokenOff", times);
    if (times >= MOST) {
      LOG.warn("Work was broken off {} times: it is a dead letter now", times);
      return update.set("dead", true).set("lastError", ERROR);
    }
    return times == 1 ? update : update.set("dueAt", clock.instant().plus(pause(times)));
  }

  private static Duration pause(int times) {
    var pause = FIRST_PAUSE.multipliedBy(1L << (times - 2));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /**
   * Of what was taken, what is worked on now; the rest is given back. Where nobody comes after a
   * node that ended, its leases run out one after the other: then only the attempts tell.
   */
  List<WorkItem> sift(List<WorkItem> taken) {
    var sound = taken.stream().filter(item -> item.attempts() <= MOST).toList();
    if (sound.size() < taken.size()) {
      taken.stream().filter(item -> item.attempts() > MOST).forEach(this::bury);
    }
    var suspect = sound.stream().filter(item -> item.timesBrokenOff() >= SUSPECT).findFirst();
    if (suspect.isEmpty() || sound.size() == 1) {
      return sound;
    }
    var one = suspect.get();
    var others = sound.stream().map(WorkItem::id).filter(id -> !id.equals(one.id())).toList();
    var ours = where("_id").in(others).and("leasedBy").is(Objects.requireNonNull(one.leasedBy()));
    leasing.release(ours, new Update());
    return List.of(one);
  }

  private void bury(WorkItem item) {
    LOG.warn("Work was taken {} times and never ended: it is a dead letter now", item.attempts());
    leasing.end(item, new Update().set("dead", true).set("lastError", ERROR));
  }
}
