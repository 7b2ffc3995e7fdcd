package org.anjuan.search.projection;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.work.Leases;
import org.anjuan.search.IndexRebuild;
import org.anjuan.search.IndexRebuild.RecordContent;
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
  private final MedicalRecords records;
  private final Documents documents;
  private final IndexEntries entries;
  private final Leases leases;
  private final MongoOperations mongo;
  private final Clock clock;
  private final AtomicBoolean runningHere = new AtomicBoolean();

  Rebuild(
      IndexRebuild rebuild,
      PageIndex index,
      MedicalRecords records,
      Documents documents,
      IndexEntries entries,
      Leases leases,
      MongoOperations mongo,
      Clock clock) {
    this.rebuild = rebuild;
    this.index = index;
    this.records = records;
    this.documents = documents;
    this.entries = entries;
    this.leases = leases;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** How far a rebuild is, or how the last one ended. */
  public record State(
      boolean running,
      long done,
      long total,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      boolean failed) {}

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
    try {
      var missing = index.state() == PageIndex.State.MISSING;
      var broken = state().filter(State::running).isPresent();
      if (broken || (missing && records.count() > 0)) {
        start();
      } else if (missing) {
        index.create();
      }
    } catch (RuntimeException away) {
      LOG.debug("Whether the index is whole can't be seen now: {}", away.toString());
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
        note(new State(true, 0, records.count(), startedAt, null, false));
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
      rebuild.run(
          new Archive(),
          (done, total) -> {
            last[0] = done;
            last[1] = total;
            leases.hold(LEASE, TIME);
            note(new State(true, done, total, startedAt, null, false));
          });
      note(new State(false, last[0], last[1], startedAt, clock.instant(), false));
      leases.release(LEASE);
    } catch (RuntimeException failed) {
      LOG.warn("The index could not be rebuilt: {}", failed.toString());
      noteFailure(startedAt);
    } finally {
      runningHere.set(false);
    }
  }

  /** When the store is away too, the rebuild passes for running, and is found broken off later. */
  private void noteFailure(Instant startedAt) {
    try {
      note(new State(false, 0, 0, startedAt, clock.instant(), true));
      leases.release(LEASE);
    } catch (RuntimeException away) {
      LOG.debug("The end of the rebuild could not be noted: {}", away.toString());
    }
  }

  private final class Archive implements IndexRebuild.Source {
    @Override
    public long records() {
      return records.count();
    }

    @Override
    public Iterator<RecordContent> open() {
      var all = records.all().iterator();
      return new Iterator<>() { // a mapped stream would read the contents of a hundred at once
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public RecordContent next() {
          return content(all.next());
        }
      };
    }
  }

  private RecordContent content(MedicalRecord record) {
    var entry = entries.record(record);
    var ids = record.documents().keySet().stream().map(DocumentId::new).toList();
    var read =
        documents.findAll(ids).stream().flatMap(d -> entries.document(entry, d).stream()).toList();
    return new RecordContent(entry, read);
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
        found.getBoolean("failed", false));
  }

  private void note(State state) {
    var update =
        new Update()
            .set("running", state.running())
            .set("done", state.done())
            .set("total", state.total())
            .set("startedAt", state.startedAt())
            .set("endedAt", state.endedAt())
            .set("failed", state.failed());
    mongo.upsert(query(where("_id").is(ID)), update, COLLECTION);
  }
}
