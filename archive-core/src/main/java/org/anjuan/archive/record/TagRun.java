package org.anjuan.archive.record;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anjuan.archive.work.Leases;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Asks the tag rules about all records again: on one node at a time. A run that was broken off goes
 * on where it was.
 */
@Service
public class TagRun {
  private static final Logger LOG = LoggerFactory.getLogger(TagRun.class);
  private static final String LEASE = "tag-run";
  private static final Duration TIME = Duration.ofMinutes(2);
  private static final String COLLECTION = "tag_run";
  private static final String ID = "run";
  private static final int AT_ONCE = 100;

  private final MedicalRecords records;
  private final Leases leases;
  private final WorkQueue queue;
  private final MongoOperations mongo;
  private final Clock clock;
  private final AtomicBoolean runningHere = new AtomicBoolean();

  TagRun(
      MedicalRecords records, Leases leases, WorkQueue queue, MongoOperations mongo, Clock clock) {
    this.records = records;
    this.leases = leases;
    this.queue = queue;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** How far the present run is, or how the last one ended. */
  public record State(
      boolean running,
      long done,
      long changed,
      long total,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** Starts a run from the first record; false when one is under way. */
  public boolean start() {
    return begin(new Progress(null, 0, 0, records.count(), clock.instant()));
  }

  /** Takes up what a crash or a stop broke off. */
  @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
  void resume() {
    try {
      progress().ifPresent(this::begin);
    } catch (RuntimeException away) {
      LOG.debug("Whether a run was broken off can't be seen now: {}", away.toString());
    }
  }

  private record Progress(
      @Nullable RecordId last, long done, long changed, long total, Instant startedAt) {}

  private boolean begin(Progress from) {
    if (!runningHere.compareAndSet(false, true)) {
      return false;
    }
    var begun = false;
    try {
      if (leases.hold(LEASE, TIME)) {
        note(from, null);
        Thread.ofPlatform().daemon().name(LEASE).start(() -> run(from));
        begun = true;
      }
    } finally {
      if (!begun) {
        runningHere.set(false);
      }
    }
    return begun;
  }

  private void run(Progress from) {
    try {
      var at = from;
      var batch = records.after(at.last(), AT_ONCE);
      while (!batch.isEmpty() && leases.hold(LEASE, TIME)) {
        var changed = at.changed();
        for (var record : batch) {
          changed += judge(record) ? 1 : 0;
        }
        at =
            new Progress(
                batch.getLast().id(),
                at.done() + batch.size(),
                changed,
                at.total(),
                at.startedAt());
        note(at, null);
        batch = records.after(at.last(), AT_ONCE);
      }
      if (batch.isEmpty()) {
        note(at, clock.instant());
        leases.release(LEASE);
      }
    } catch (RuntimeException away) {
      LOG.warn("The run of the tag rules waits: {}", away.toString());
    } finally {
      runningHere.set(false);
    }
  }

  private boolean judge(MedicalRecord record) {
    if (!records.needsJudging(record)) {
      return false;
    }
    var subject = record.id().value();
    queue.announce(WorkKind.INDEX_RECORD, subject, TIME);
    var changed = records.judgeAgain(record);
    queue.ask(WorkKind.INDEX_RECORD, subject);
    return changed;
  }

  /** The state of the present or the last run. */
  public Optional<State> state() {
    return Optional.ofNullable(mongo.findById(ID, Document.class, COLLECTION)).map(TagRun::state);
  }

  private static State state(Document found) {
    var endedAt = found.getDate("endedAt");
    return new State(
        endedAt == null,
        found.getLong("done"),
        found.getLong("changed"),
        found.getLong("total"),
        found.getDate("startedAt").toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }

  private Optional<Progress> progress() {
    return Optional.ofNullable(mongo.findById(ID, Document.class, COLLECTION))
        .filter(found -> found.getDate("endedAt") == null)
        .map(found -> {
          var last = found.getString("last");
          return new Progress(
              last == null ? null : new RecordId(last),
              found.getLong("done"),
              found.getLong("changed"),
              found.getLong("total"),
              found.getDate("startedAt").toInstant());
        });
  }

  private void note(Progress at, @Nullable Instant endedAt) {
    var last = at.last();
    var update =
        new Update()
            .set("last", last == null ? null : last.value())
            .set("done", at.done())
            .set("changed", at.changed())
            .set("total", at.total())
            .set("startedAt", Date.from(at.startedAt()))
            .set("endedAt", endedAt == null ? null : Date.from(endedAt));
    mongo.upsert(query(where("_id").is(ID)), update, COLLECTION);
  }
}
