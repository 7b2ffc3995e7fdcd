package org.anjuan.archive.work;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** How a node comes to hold items of work, and how it lets go of them: many in few questions. */
final class Leasing {
  private final MongoOperations mongo;
  private final Node node;
  private final Clock clock;
  private final FreshWork fresh;

  Leasing(MongoOperations mongo, Node node, Clock clock, FreshWork fresh) {
    this.mongo = mongo;
    this.node = node;
    this.clock = clock;
    this.fresh = fresh;
  }

  /** What is fresh first, of the kinds that tell it apart; then what fell due first. */
  List<WorkItem> take(WorkKind kind, int most, Duration lease) {
    var now = clock.instant();
    var taken = new ArrayList<WorkItem>();
    if (fresh.isLookDue(kind)) {
      taken.addAll(take(WorkQueue.dueAndFresh(kind, now), most, now, lease));
    }
    if (taken.size() == most) {
      fresh.expect(kind);
    } else {
      taken.addAll(take(WorkQueue.due(kind, now), most - taken.size(), now, lease));
    }
    return taken;
  }

  private List<WorkItem> take(Criteria some, int most, Instant now, Duration lease) {
    return most == 1
        ? takeOne(some, now, lease).stream().toList()
        : takeMany(candidates(some, most), some, now, lease);
  }

  private List<String> candidates(Criteria some, int most) {
    var first = query(some).with(Sort.by("dueAt")).limit(most);
    first.fields().include("_id");
    var collection = mongo.getCollectionName(WorkItem.class);
    return mongo.find(first, Document.class, collection).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  private Optional<WorkItem> takeOne(Criteria some, Instant now, Duration lease) {
    return Optional.ofNullable(
        mongo.findAndModify(
            query(some).with(Sort.by("dueAt")),
            mine(now, lease),
            FindAndModifyOptions.options().returnNew(true),
            WorkItem.class));
  }

  /** What this call has got is told by a mark of its own: others may be at it, here and there. */
  private List<WorkItem> takeMany(List<String> ids, Criteria due, Instant now, Duration lease) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var mark = UUID.randomUUID().toString();
    mongo.updateMulti(
        query(where("_id").in(ids).andOperator(due)),
        mine(now, lease).set("takenAs", mark),
        WorkItem.class);
    var ours = where("_id").in(ids).and("takenAs").is(mark).and("leasedBy").is(node.id());
    return mongo.find(query(ours).with(Sort.by("dueAt")), WorkItem.class);
  }

  private Update mine(Instant now, Duration lease) {
    return new Update()
        .set("leasedBy", node.id())
        .set("leasedUntil", now.plus(lease))
        .inc("attempts", 1);
  }

  /** Items go, those that were asked for again meanwhile are free again. */
  void done(List<WorkItem> items) {
    var asTaken = items.stream().map(Leasing::asTaken).toList();
    if (remove(asTaken) < items.size()) {
      items.forEach(this::free);
    }
  }

  /** Lets go of an item with what became of it; of one asked for again meanwhile, without. */
  void end(WorkItem item, Update outcome) {
    var ended = mongo.updateFirst(asTaken(item), released(outcome), WorkItem.class);
    if (ended.getMatchedCount() == 0) {
      free(item);
    }
  }

  private void free(WorkItem item) {
    mongo.updateFirst(held(item), released(new Update()).set("attempts", 0), WorkItem.class);
  }

  private long remove(List<Query> some) {
    return switch (some.size()) {
      case 0 -> 0;
      case 1 -> mongo.remove(some.getFirst(), WorkItem.class).getDeletedCount();
      default ->
          mongo
              .bulkOps(BulkMode.UNORDERED, WorkItem.class)
              .remove(some)
              .execute()
              .getDeletedCount();
    };
  }

  private static Query asTaken(WorkItem item) {
    return query(
        where("_id")
            .is(item.id())
            .and("generation")
            .is(item.generation())
            .and("leasedBy")
            .is(item.leasedBy()));
  }

  /** Frees items whose attempt does not count, with what became of them; returns how many. */
  long release(Criteria some, Update outcome) {
    return mongo
        .updateMulti(query(some), released(outcome).inc("attempts", -1), WorkItem.class)
        .getModifiedCount();
  }

  boolean extend(WorkItem item, Duration lease) {
    return mongo
            .updateFirst(
                held(item),
                new Update().set("leasedUntil", clock.instant().plus(lease)),
                WorkItem.class)
            .getModifiedCount()
        > 0;
  }

  private static Update released(Update update) {
    return update.unset("leasedBy").unset("leasedUntil");
  }

  private static Query held(WorkItem item) {
    return query(where("_id").is(item.id()).and("leasedBy").is(item.leasedBy()));
  }
}
