package org.anjuan.ingest.collect.run;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/**
 * The entries of all sources. Found by key, by what is due, by state and by stay; never scanned.
 */
@Repository
public class SourceItems {
  private static final String COLLECTION = "source_items";
  private static final String SAID = "source-item.said";

  private final MongoOperations mongo;
  private final MongoCollection<Document> items;
  private final FieldCipher cipher;

  SourceItems(MongoOperations mongo, FieldCipher cipher) {
    this.mongo = mongo;
    this.items = mongo.getCollection(COLLECTION);
    this.cipher = cipher;
    items.createIndex(Indexes.ascending("c", "open", "due"));
    items.createIndex(Indexes.ascending("c", "state"));
    items.createIndex(Indexes.ascending("stay"));
  }

  /** What a comparison needs to know. */
  record Known(String mark, ItemState state) {}

  /** What was listed and is to be fetched, or waits. */
  record Found(SourceEntry entry, ItemState state, @Nullable Instant due, @Nullable String stay) {}

  /** What is known of these entries, by key. */
  Map<String, Known> known(CollectorId collector, Collection<SourceEntry> entries) {
    var ids = entries.stream().map(entry -> SourceItem.id(collector, entry.key())).toList();
    var known = new HashMap<String, Known>();
    items
        .find(in("_id", ids))
        .projection(Projections.include("mark", "state"))
        .batchSize(ids.size() + 1)
        .forEach(item -> known.put(keyOf(item), new Known(item.getString("mark"), state(item))));
    return known;
  }

  /** Notes what was found, in one write. */
  void found(CollectorId collector, List<Found> all, Instant now) {
    if (all.isEmpty()) {
      return;
    }
    var writes = new ArrayList<WriteModel<Document>>();
    for (var one : all) {
      writes.add(
          new UpdateOneModel<>(
              eq("_id", SourceItem.id(collector, one.entry().key())),
              noting(collector, one, now),
              new UpdateOptions().upsert(true)));
    }
    items.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  private Bson noting(CollectorId collector, Found found, Instant now) {
    var entry = found.entry();
    var said = entry.description();
    return Updates.combine(
        Updates.set("c", collector.value()),
        Updates.set("path", entry.path()),
        Updates.set("name", entry.name()),
        Updates.set("mark", entry.mark()),
        Updates.set("size", entry.size()),
        Updates.set("modified", date(entry.modified())),
        Updates.set("said", said == null ? null : cipher.seal(SAID, said)),
        Updates.set("state", found.state().name()),
        Updates.set("open", found.state() == ItemState.FOUND),
        Updates.set("due", date(found.due())),
        Updates.set("attempts", 0),
        Updates.set("reason", null),
        Updates.set("stay", found.stay()),
        Updates.set("changed", Date.from(now)),
        Updates.setOnInsert("first", Date.from(now)));
  }

  /** What is due, the longest due first. */
  List<SourceItem> due(CollectorId collector, Instant now, int most) {
    return items
        .find(and(eq("c", collector.value()), eq("open", true), lte("due", Date.from(now))))
        .sort(Sorts.ascending("due"))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  /** What waits for its stay. */
  List<SourceItem> waiting(CollectorId collector, int most) {
    return items
        .find(and(eq("c", collector.value()), eq("state", ItemState.WAITING.name())))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  public Optional<SourceItem> find(CollectorId collector, String key) {
    return Optional.ofNullable(items.find(eq("_id", SourceItem.id(collector, key))).first())
        .map(this::read);
  }

  /** All that sources have listed of a stay. */
  public List<SourceItem> ofStay(StayKey stay) {
    return items.find(eq("stay", stay.text())).limit(5_000).into(new ArrayList<Document>()).stream()
        .map(this::read)
        .toList();
  }

  /** Some in this state. */
  public List<SourceItem> inState(CollectorId collector, ItemState state, int most) {
    return items
        .find(and(eq("c", collector.value()), eq("state", state.name())))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  /** How many are in each state. */
  public Map<ItemState, Long> counts(CollectorId collector) {
    var counts = new EnumMap<ItemState, Long>(ItemState.class);
    for (var state : ItemState.values()) {
      // The plain command, unlike an aggregation, is served by the index on the embedded server.
      var command =
          new Document("count", COLLECTION)
              .append("query", new Document("c", collector.value()).append("state", state.name()));
      counts.put(state, mongo.executeCommand(command).get("n", Number.class).longValue());
    }
    return counts;
  }

  /** A part of a walk over all entries of a collector, in the order of their keys. */
  List<SourceItem> after(CollectorId collector, @Nullable String key, int most) {
    var from = SourceItem.id(collector, key == null ? "" : key);
    return items
        .find(and(gt("_id", from), lt("_id", collector + ";")))
        .sort(Sorts.ascending("_id"))
        .limit(most)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  /** Changes an item that is still as it was read; false when it has changed meanwhile. */
  boolean change(SourceItem asRead, ItemState state, Bson more) {
    var filter =
        and(
            eq("_id", asRead.id()),
            eq("mark", asRead.mark()),
            eq("state", asRead.state().name()),
            eq("attempts", asRead.attempts()));
    var open = state == ItemState.FOUND || state == ItemState.ACKNOWLEDGING;
    var update =
        Updates.combine(Updates.set("state", state.name()), Updates.set("open", open), more);
    return items.updateOne(filter, update).getMatchedCount() == 1;
  }

  /** Lets those that were given up be tried again; returns how many. */
  long retry(CollectorId collector, @Nullable String key, Instant now) {
    var which = key == null ? eq("c", collector.value()) : eq("_id", SourceItem.id(collector, key));
    return items
        .updateMany(
            and(which, in("state", ItemState.FAILED.name(), ItemState.QUARANTINED.name())),
            Updates.combine(
                Updates.set("state", ItemState.FOUND.name()),
                Updates.set("open", true),
                Updates.set("due", Date.from(now)),
                Updates.set("attempts", 0)))
        .getModifiedCount();
  }

  private SourceItem read(Document item) {
    var id = item.getString("_id");
    var said = item.getString("said");
    var modified = item.getDate("modified");
    var entry =
        new SourceEntry(
            item.getString("path"),
            item.getString("name"),
            item.getLong("size"),
            modified == null ? null : modified.toInstant(),
            null,
            null,
            true,
            said == null ? null : cipher.open(SAID, said));
    return new SourceItem(
        new CollectorId(id.substring(0, id.indexOf(':'))),
        keyOf(item),
        entry,
        item.getString("mark"),
        state(item),
        instant(item, "due"),
        item.getInteger("attempts"),
        item.getString("reason"),
        item.getString("stay"),
        item.getString("system"),
        item.getString("source"),
        item.getString("document"),
        item.getInteger("version"),
        item.getString("quarantine"),
        item.getBoolean("withdrawn", false),
        item.getDate("first").toInstant(),
        item.getDate("changed").toInstant(),
        instant(item, "taken"));
  }

  private static String keyOf(Document item) {
    var id = item.getString("_id");
    return id.substring(id.indexOf(':') + 1);
  }

  private static ItemState state(Document item) {
    return ItemState.valueOf(item.getString("state"));
  }

  static @Nullable Date date(@Nullable Instant at) {
    return at == null ? null : Date.from(at);
  }

  static @Nullable Instant instant(Document from, String field) {
    var date = from.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
