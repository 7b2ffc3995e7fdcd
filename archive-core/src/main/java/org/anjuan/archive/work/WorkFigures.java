package org.anjuan.archive.work;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.anjuan.archive.work.WorkQueue.Backlog;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Counts the open work of all nodes. */
final class WorkFigures {
  private final MongoOperations mongo;
  private final Clock clock;

  WorkFigures(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  Map<WorkKind, Instant> dueSince() {
    var now = clock.instant();
    var all = new EnumMap<WorkKind, Instant>(WorkKind.class);
    for (var kind : WorkKind.values()) {
      var first = query(WorkQueue.due(kind, now)).with(Sort.by("dueAt")).limit(1);
      var found = mongo.findOne(first, WorkItem.class);
      if (found != null) {
        all.put(kind, found.dueAt());
      }
    }
    return all;
  }

  Map<WorkKind, Backlog> backlog() {
    var leased = leased();
    var all = new EnumMap<WorkKind, Backlog>(WorkKind.class);
    for (var kind : WorkKind.values()) {
      var ofKind = new Document("kind", kind.name());
      all.put(
          kind,
          new Backlog(
              count(ofKind),
              leased.getOrDefault(kind.name(), 0L),
              count(new Document(ofKind).append("dead", true))));
    }
    return all;
  }

  /** Leases are few; found by their holders' names. */
  private Map<String, Long> leased() {
    var held = query(where("leasedBy").gt("").and("leasedUntil").gt(clock.instant()));
    held.fields().include("kind").exclude("_id");
    return mongo.find(held, Document.class, collection()).stream()
        .collect(groupingBy(item -> item.getString("kind"), counting()));
  }

  /** The plain command, unlike an aggregation, is served by the index on the embedded server. */
  private long count(Document filter) {
    var command = new Document("count", collection()).append("query", filter);
    return mongo.executeCommand(command).get("n", Number.class).longValue();
  }

  private String collection() {
    return mongo.getCollectionName(WorkItem.class);
  }
}
