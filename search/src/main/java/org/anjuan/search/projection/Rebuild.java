package org.anjuan.search.projection;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anjuan.archive.work.Leases;
import org.anjuan.search.IndexRebuild;
import org.anjuan.search.PageIndex;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Builds the index again from the archive: on one node at a time, with progress that every node can
 * show. A rebuild that a crash broke off is started anew.
 */
@Service
public class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final String LEASE = "index-rebuild";
  private static final Duration TIME = Duration.ofMinutes(2);
  private static final String COLLECTION = "index_rebuild";
  private static final String ID = "pages";

  private final IndexRebuild rebuild;
  private final PageIndex index;
  private final WholeArchive archive;
  private final Leases leases;
  private final MongoOperations mongo;
  private final Clock clock;
  private final AtomicBoolean runningHere = new AtomicBoolean();

  Rebuild(
      IndexRebuild rebuild,
      PageIndex index,
      WholeArchive archive,
      Leases leases,
      MongoOperations mongo,
      Clock clock) {
    this.rebuild = rebuild;
    this.index = index;
    this.archive = archive;
    this.leases = leases;
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * How far a rebuild is, or how the last one ended.
   *
   * @param leftOut documents and records that could not be read or written; each was asked for once
   *     more, and is a dead letter if that fails as well
   */
  public record State(
      boolean running,
      long done,
      long total,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      boolean failed,
      long leftOut) {}

  /**
   * Before anything is brought in. An index that does not answer does not keep the application from
   * starting: documents are taken in, and {@link #mend} looks again.
   */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void prepare() {
    mend();
  }

  /**
   * An archive that holds nothing gets an empty index; one that lost its index, or whose rebuild
   * was broken off, a full one.
   */
  @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
  void mend() {
    if (runningHere.get()) {
      return;
    }
    addNewFields();
    try {
      var missing = index.state() == PageIndex.State.MISSING;
      var broken = state().filter(State::running).isPresent();
      if (broken || (missing && archive.records() > 0)) {
        start();
      } else if (missing) {
        whileNoneRuns(index::create);
      } else if (rebuild.hasUnfinished()) {
        whileNoneRuns(rebuild::dropUnfinished);
      }
    } catch (RuntimeException away) {
      LOG.debug("Whether the index is whole can't be seen now: {}", away.toString());
    }
  }

  /** Also to an index that a node of a former version has made meanwhile. */
  private void addNewFields() {
    try {
      index.addNewFields();
    } catch (RuntimeException away) {
      LOG.debug("New fields could not be added to the index now: {}", away.toString());
    }
  }

  /** The lease alone would not do: a rebuild on this node holds it in the same name. */
  private void whileNoneRuns(Runnable deed) {
    if (!runningHere.compareAndSet(false, true)) {
      return;
    }
    try {
      if (leases.hold(LEASE, TIME)) {
        try {
          deed.run();
        } finally {
          leases.release(LEASE);
        }
      }
    } finally {
      runningHere.set(false);
    }
  }

  /** Starts a rebuild in the background; false when one is running already, here or elsewhere. */
  public boolean start() {
    if (!runningHere.compareAndSet(false, true)) {
      return false;
    }
    var begun = false;
    try {
      if (leases.hold(LEASE, TIME)) {
        var startedAt = clock.instant();
        note(new State(true, 0, archive.records(), startedAt, null, false, 0));
        Thread.ofPlatform().daemon().name(LEASE).start(() -> run(startedAt));
        begun = true;
      }
    } finally {
      if (!begun) {
        runningHere.set(false);
      }
    }
    return begun;
  }

  private void run(Instant startedAt) {
    try {
      var last = new long[2];
      var reading = archive.read();
      rebuild.run(
          reading,
          (done, total) -> {
            last[0] = done;
            last[1] = total;
            requireLease();
            note(new State(true, done, total, startedAt, null, false, reading.leftOut()));
          });
      var ended = clock.instant();
      note(new State(false, last[0], last[1], startedAt, ended, false, reading.leftOut()));
      leases.release(LEASE);
    } catch (RuntimeException failed) {
      LOG.warn("The index could not be rebuilt: {}", failed.toString());
      noteFailure(startedAt);
    } finally {
      runningHere.set(false);
    }
  }

  /** Another node that has it would drop our index, and we its. */
  private void requireLease() {
    if (!leases.hold(LEASE, TIME)) {
      throw new IllegalStateException("another node rebuilds the index by now");
    }
  }

  /** When the store is away too, the rebuild passes for running, and is found broken off later. */
  private void noteFailure(Instant startedAt) {
    try {
      note(new State(false, 0, 0, startedAt, clock.instant(), true, 0));
      leases.release(LEASE);
    } catch (RuntimeException away) {
      LOG.debug("The end of the rebuild could not be noted: {}", away.toString());
    }
  }

  /** The state of the present or the last rebuild. */
  public Optional<State> state() {
    var found = mongo.findById(ID, Document.class, COLLECTION);
    return Optional.ofNullable(found).map(Rebuild::state);
  }

  private static State state(Document found) {
    var endedAt = found.getDate("endedAt");
    return new State(
        found.getBoolean("running", false),
        found.getLong("done"),
        found.getLong("total"),
        found.getDate("startedAt").toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        found.getBoolean("failed", false),
        found.get("leftOut", 0L));
  }

  private void note(State state) {
    var update =
        new Update()
            .set("running", state.running())
            .set("done", state.done())
            .set("total", state.total())
            .set("startedAt", state.startedAt())
            .set("endedAt", state.endedAt())
            .set("failed", state.failed())
            .set("leftOut", state.leftOut());
    mongo.upsert(query(where("_id").is(ID)), update, COLLECTION);
  }
}
