package org.anjuan.archive.handover;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.handover.PassingWork.Passed;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * Who answers for things now. A thing that was never handed over is its maker's and has no entry.
 */
@Service
public class Answering {
  private final MongoCollection<Document> entries;
  private final AuditTrail audit;
  private final Clock clock;

  Answering(MongoOperations mongo, AuditTrail audit, Clock clock) {
    this.entries = mongo.getCollection("responsibilities");
    entries.createIndex(Indexes.ascending("person", "type"));
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * For which things a person answers: of those she made, what was not handed to another; and what
   * was handed to her, open or not.
   */
  public List<String> of(ActorId person, WorkType type, Collection<String> made) {
    var mine = new LinkedHashSet<String>();
    var passed = new HashMap<String, @Nullable String>();
    if (!made.isEmpty()) {
      var ids = made.stream().map(item -> key(type, item)).toList();
      entries
          .find(in("_id", ids))
          .forEach(entry -> passed.put(entry.getString("item"), entry.getString("person")));
    }
    for (var item : made) {
      if (!passed.containsKey(item) || person.value().equals(passed.get(item))) {
        mine.add(item);
      }
    }
    entries
        .find(and(eq("person", person.value()), eq("type", type.code())))
        .forEach(entry -> mine.add(entry.getString("item")));
    return new ArrayList<>(mine);
  }

  /** Whoever made a thing that does not say so itself answers for it. */
  public void made(ActorId person, WorkType type, String item) {
    put(null, person, type, item);
  }

  /** Passes a thing on, to nobody where {@code to} is null; it is on record before. */
  public Passed pass(
      Actor by, Person from, @Nullable Person to, WorkType type, WorkItem item, String reason) {
    audit.append(HandOvers.event(by, from, to, type, item.id(), reason, clock.instant()));
    put(from.id(), to == null ? null : to.id(), type, item.id());
    return to == null ? Passed.ENDED : Passed.HANDED_OVER;
  }

  private void put(@Nullable ActorId from, @Nullable ActorId to, WorkType type, String item) {
    entries.updateOne(
        eq("_id", key(type, item)),
        Updates.combine(
            Updates.set("type", type.code()),
            Updates.set("item", item),
            Updates.set("person", value(to)),
            Updates.set("from", value(from)),
            Updates.set("at", Date.from(clock.instant()))),
        new UpdateOptions().upsert(true));
  }

  private static @Nullable String value(@Nullable ActorId person) {
    return person == null ? null : person.value();
  }

  private static String key(WorkType type, String item) {
    return type.code() + "|" + item;
  }
}
