package org.anjuan.archive.export;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.export.ExportJob.Line;
import org.anjuan.archive.export.ExportJob.State;
import org.anjuan.archive.export.ExportJob.Wanted;
import org.anjuan.archive.format.CopyForm;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** All exports, each seen by its owner alone. Every change says from which state it starts. */
@Service
public class Exports {
  private static final int LONGEST_LIST = 100;
  private static final String STATE = "state";

  private final MongoOperations mongo;
  private final WorkQueue queue;
  private final ExportProperties settings;
  private final Clock clock;

  Exports(MongoOperations mongo, WorkQueue queue, ExportProperties settings, Clock clock) {
    this.mongo = mongo;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
    mongo
        .getCollection(mongo.getCollectionName(ExportJob.class))
        .createIndex(Indexes.ascending("owner", "askedAt"));
  }

  /** How many documents one export may have. */
  public int mostDocuments() {
    return settings.mostDocuments();
  }

  /** An export that is not asked for yet: {@link #add} it once it is on record. */
  public ExportJob draft(
      Actor actor,
      @Nullable String address,
      ExportKind kind,
      CopyForm form,
      String purpose,
      List<Wanted> wanted) {
    return new ExportJob(
        ExportId.next(),
        actor.id().value(),
        actor.name(),
        address,
        kind,
        kind == ExportKind.PRINT ? CopyForm.PDF : form,
        purpose,
        clock.instant(),
        wanted,
        State.WAITING,
        List.of(),
        null,
        null,
        null,
        settings.downloads());
  }

  /** Has it made. */
  public void add(ExportJob job) {
    queue.announce(WorkKind.EXPORT, job.id().value(), settings.lease());
    mongo.insert(job);
    queue.ask(WorkKind.EXPORT, job.id().value());
  }

  /** One's own exports, the newest first. */
  public List<ExportJob> mine(Actor actor) {
    var own = query(where("owner").is(actor.id().value()));
    return mongo.find(
        own.with(Sort.by(Sort.Direction.DESC, "askedAt")).limit(LONGEST_LIST), ExportJob.class);
  }

  /** One of one's own. */
  public Optional<ExportJob> mine(Actor actor, ExportId id) {
    return find(id).filter(job -> job.owner().equals(actor.id().value()));
  }

  /** Gives an export up; false when it is finished already. What was made goes. */
  public boolean cancel(ExportJob job) {
    var cancelled =
        set(
            job.id(),
            Set.of(State.WAITING, State.RUNNING),
            new Update().set(STATE, State.CANCELLED));
    if (cancelled) {
      queue.ask(WorkKind.EXPORT, job.id().value());
    }
    return cancelled;
  }

  /** Takes one of the downloads that are left; false when there is none, or its time is over. */
  public boolean takeDownload(ExportJob job) {
    var there =
        query(where("_id").is(job.id()).and(STATE).is(State.READY).and("downloadsLeft").gt(0));
    there.addCriteria(where("expiresAt").gt(clock.instant()));
    return mongo
            .updateFirst(there, new Update().inc("downloadsLeft", -1), ExportJob.class)
            .getModifiedCount()
        > 0;
  }

  Optional<ExportJob> find(ExportId id) {
    return Optional.ofNullable(mongo.findById(id, ExportJob.class));
  }

  /** Begins or goes on; empty when there is nothing to do any more. */
  Optional<ExportJob> begin(ExportId id) {
    return Optional.ofNullable(
        mongo.findAndModify(
            in(id, Set.of(State.WAITING, State.RUNNING)),
            new Update().set(STATE, State.RUNNING),
            FindAndModifyOptions.options().returnNew(true),
            ExportJob.class));
  }

  /** Adds a line behind so many others; false when somebody else did or it was given up. */
  boolean add(ExportJob job, int behind, Line line) {
    var running =
        query(where("_id").is(job.id()).and(STATE).is(State.RUNNING).and("lines").size(behind));
    return mongo
            .updateFirst(running, new Update().push("lines", line), ExportJob.class)
            .getModifiedCount()
        > 0;
  }

  boolean ready(ExportJob job, List<Line> lines, ExportJob.@Nullable Bound print) {
    return set(
        job.id(),
        Set.of(State.RUNNING),
        new Update()
            .set(STATE, State.READY)
            .set("lines", lines)
            .set("print", print)
            .set("expiresAt", clock.instant().plus(settings.keep())));
  }

  void fail(ExportId id, String why) {
    set(
        id,
        Set.of(State.WAITING, State.RUNNING),
        new Update().set(STATE, State.FAILED).set("failure", why));
  }

  void expire(ExportJob job) {
    set(job.id(), Set.of(State.READY), new Update().set(STATE, State.EXPIRED));
  }

  /** Forgets the copies: their bytes may go now. */
  void forgetCopies(ExportJob job) {
    var bare = job.lines().stream().map(Line::withoutBlob).toList();
    mongo.updateFirst(
        query(where("_id").is(job.id()).and(STATE).is(job.state())),
        new Update().set("lines", bare).unset("print"),
        ExportJob.class);
  }

  static Set<BlobId> blobs(ExportJob job) {
    var print = job.print();
    return Stream.concat(
            job.lines().stream().map(Line::blob),
            Stream.of(print).filter(Objects::nonNull).map(ExportJob.Bound::blob))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private boolean set(ExportId id, Set<State> from, Update update) {
    return mongo.updateFirst(in(id, from), update, ExportJob.class).getModifiedCount() > 0;
  }

  private static Query in(ExportId id, Set<State> states) {
    return query(
        where("_id")
            .is(id)
            .and(STATE)
            .in(Arrays.asList(states.stream().map(Enum::name).toArray())));
  }
}
