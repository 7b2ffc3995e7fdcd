package org.anjuan.archive.work;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The open work of all nodes. */
@Service
public class WorkQueue {
  private static final int MOST_ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int LONGEST_ERROR = 500;

  /** A stay and its way to the archive: what is younger is waited for. */
  private static final Duration FRESH = Duration.ofDays(30);

  private final MongoOperations mongo;
  private final Node node;
  private final Clock clock;
  private final Journeys journeys;
  private final WorkFigures figures;
  private final FreshWork fresh;
  private final Leasing leasing;
  private final BrokenOff brokenOff;
  private final Map<WorkKind, List<Runnable>> waiting = new ConcurrentHashMap<>();

  WorkQueue(MongoOperations mongo, Node node, Clock clock, Journeys journeys) {
    this.mongo = mongo;
    this.node = node;
    this.clock = clock;
    this.journeys = journeys;
    this.figures = new WorkFigures(mongo, clock);
    this.fresh = new FreshWork(clock);
    this.leasing = new Leasing(mongo, node, clock, fresh);
    this.brokenOff = new BrokenOff(mongo, clock, leasing);
    var work = mongo.getCollection(collection());
    work.createIndex(Indexes.ascending("kind", "dead", "dueAt"));
    work.createIndex(Indexes.ascending("kind", "dead", "fresh", "dueAt"));
    work.createIndex(Indexes.ascending("leasedBy"));
  }

  /**
   * Asks for work, now. Who waits for it on this node is told; other nodes look from time to time.
   */
  public void ask(WorkKind kind, String subject) {
    askNow(kind, subject, new Update());
    wake(kind);
  }

  /**
   * Asks for work on what its source touched at a moment: documents of the last thirty days go
   * before what an import brings of former years. An item once fresh stays so for as long as it is
   * there.
   */
  public void ask(WorkKind kind, String subject, Instant touched) {
    if (touched.isAfter(clock.instant().minus(FRESH))) {
      askNow(kind, subject, new Update().set("fresh", true));
      fresh.expect(kind);
    } else {
      askNow(kind, subject, new Update());
    }
    wake(kind);
  }

  private void askNow(WorkKind kind, String subject, Update update) {
    upsert(kind, subject, carrying(update.set("dueAt", clock.instant())));
  }

  private void wake(WorkKind kind) {
    waiting.getOrDefault(kind, List.of()).forEach(Runnable::run);
  }

  /** Has {@code told} run, by the one who asks, when work of this kind is asked for here. */
  void tellOf(WorkKind kind, Runnable told) {
    waiting.computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>()).add(told);
  }

  /** Asks for work within {@code delay}, so that what is asked for meanwhile is done in one go. */
  public void askSoon(WorkKind kind, String subject, Duration delay) {
    var latest = clock.instant().plus(delay);
    upsert(kind, subject, new Update().min("dueAt", latest));
  }

  /**
   * Announces work before the write that makes it necessary: when the process dies in between, it
   * falls due by itself. Follow with {@link #ask} once the write is done.
   */
  public void announce(WorkKind kind, String subject, Duration grace) {
    askSoon(kind, subject, grace);
  }

  /** Who does it goes on with the journey of whoever asked. */
  private Update carrying(Update due) {
    var place = journeys.place();
    if (place.trace() != null) {
      due.set("trace", place.trace());
    }
    if (place.correlation() != null) {
      due.set("correlation", place.correlation());
    }
    return due;
  }

  /** Does what was taken, as a step of the journeys that led to it. */
  void work(WorkKind kind, List<WorkItem> items, Runnable work) {
    journeys.goOn(kind, items, work);
  }

  private void upsert(WorkKind kind, String subject, Update due) {
    var id = WorkItem.id(kind, subject);
    var update =
        due.inc("generation", 1)
            .set("dead", false)
            .set("attempts", 0)
            .unset("brokenOff")
            .setOnInsert("kind", kind.name())
            .setOnInsert("subject", subject)
            .setOnInsert("since", clock.instant());
    try {
      mongo.upsert(query(where("_id").is(id)), update, WorkItem.class);
    } catch (DuplicateKeyException another) {
      mongo.updateFirst(query(where("_id").is(id)), update, WorkItem.class);
    }
  }

  /**
   * Takes up to {@code most} due items for this node, each for {@code lease}. What was broken off
   * many times is taken by itself, and as a dead letter not at all.
   */
  public List<WorkItem> take(WorkKind kind, int most, Duration lease) {
    return brokenOff.sift(leasing.take(kind, most, lease));
  }

  /** Of these, in the order of {@code dueAt}, the first are taken before others. */
  static Criteria dueAndFresh(WorkKind kind, Instant now) {
    return new Criteria().andOperator(where("fresh").is(true), due(kind, now));
  }

  static Criteria due(WorkKind kind, Instant now) {
    return new Criteria()
        .andOperator(
            where("kind").is(kind.name()),
            where("dead").is(false),
            where("dueAt").lte(now),
            new Criteria()
                .orOperator(where("leasedUntil").is(null), where("leasedUntil").lte(now)));
  }

  /** The work is done: the item goes, unless it was asked for again meanwhile. */
  public void done(WorkItem item) {
    done(List.of(item));
  }

  /** The same of many at once. */
  public void done(List<WorkItem> items) {
    leasing.done(items);
  }

  /**
   * The work failed: it falls due later, or becomes a dead letter after the last attempt. Where it
   * was asked for again meanwhile, that request stands, as it does in the two that follow.
   */
  public void failed(WorkItem item, String error) {
    if (item.attempts() >= MOST_ATTEMPTS) {
      dead(item, error);
      return;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(item.attempts() - 1, 0, 10));
    var dueAt = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    leasing.end(item, new Update().set("dueAt", dueAt).set("lastError", brief(error)));
  }

  /** The work can't be done as things stand: somebody must look. */
  public void dead(WorkItem item, String error) {
    leasing.end(item, new Update().set("dead", true).set("lastError", brief(error)));
  }

  /** The work couldn't be tried, through no fault of its own: it counts as not attempted. */
  public void postpone(WorkItem item, Duration pause) {
    var dueAt = clock.instant().plus(pause);
    leasing.end(item, new Update().inc("attempts", -1).set("dueAt", dueAt));
  }

  /**
   * Frees what a process had taken which is gone; its attempt does not count, but that it was
   * broken off. Returns how many items that were.
   */
  long releaseAll(String owner) {
    return brokenOff.release(owner);
  }

  /**
   * Frees what this node holds without working on it: the store went away before it could be told
   * how the work ended, or before it could say what was taken. Such attempts do not count.
   *
   * @param inHand ids of the items that are being worked on
   */
  long releaseStrays(WorkKind kind, Collection<String> inHand) {
    return leasing.release(
        where("leasedBy").is(node.id()).and("kind").is(kind.name()).and("_id").nin(inHand),
        new Update());
  }

  /** Keeps a lease while long work goes on; false when another node has it by now. */
  public boolean extend(WorkItem item, Duration lease) {
    return leasing.extend(item, lease);
  }

  /** Gives a dead letter another run; false when there is none of that name. */
  public boolean revive(String id) {
    var update =
        new Update()
            .set("dead", false)
            .set("attempts", 0)
            .unset("brokenOff")
            .set("dueAt", clock.instant())
            .inc("generation", 1);
    return mongo
            .updateFirst(query(where("_id").is(id).and("dead").is(true)), update, WorkItem.class)
            .getModifiedCount()
        > 0;
  }

  public Optional<WorkItem> deadLetter(String id) {
    var query = query(where("_id").is(id).and("dead").is(true));
    return Optional.ofNullable(mongo.findOne(query, WorkItem.class));
  }

  public List<WorkItem> deadLetters(int most) {
    return mongo.find(query(where("dead").is(true)).limit(most), WorkItem.class);
  }

  /** Since when the work of each kind waits that fell due first; only of kinds where some waits. */
  public Map<WorkKind, Instant> dueSince() {
    return figures.dueSince();
  }

  /** How much work is open, by kind and state. */
  public Map<WorkKind, Backlog> backlog() {
    return figures.backlog();
  }

  private String collection() {
    return mongo.getCollectionName(WorkItem.class);
  }

  /** Open items of a kind: all, those being worked on, and dead letters. */
  public record Backlog(long open, long leased, long dead) {}

  private static String brief(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
  }
}
