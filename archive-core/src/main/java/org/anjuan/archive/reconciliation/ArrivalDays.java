package org.anjuan.archive.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.reconciliation.ArrivalRow.Arrived;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** What came in, day by day. Sums and the last event counted are one document: both or neither. */
@Repository
class ArrivalDays {
  private final MongoCollection<Document> days;
  private final MongoCollection<Document> sources;

  ArrivalDays(MongoOperations mongo) {
    this.days = mongo.getCollection("collection_arrivals");
    this.sources = mongo.getCollection("collection_sources");
  }

  /** A delivery and its place in the trail. */
  record Placed(AuditPosition position, Arrived arrived) {}

  /**
   * Counts deliveries of one day that are not counted yet.
   *
   * @param quarantined places of events that say something was put in quarantine
   * @param read the last event that was read of that day; up to it nothing is to be counted again
   */
  void count(LocalDate day, List<Placed> all, List<AuditPosition> quarantined, AuditPosition read) {
    var known = days.find(eq("_id", day.toString())).first();
    var upTo = known == null ? "" : known.getString("upTo");
    var rows = new TreeMap<String, ArrivalRow>();
    if (known != null) {
      rows(known).forEach(row -> rows.put(row.system(), row));
    }
    for (var placed : all) {
      if (placed.position().id().compareTo(upTo) > 0) {
        var system = placed.arrived().system();
        var sum = rows.getOrDefault(system, ArrivalRow.none(day.toString(), system));
        rows.put(system, sum.with(placed.arrived()));
      }
    }
    if (read.id().compareTo(upTo) > 0) {
      var refused =
          (known == null ? 0 : known.getLong("quarantined"))
              + quarantined.stream().filter(place -> place.id().compareTo(upTo) > 0).count();
      var next =
          new Document("_id", day.toString())
              .append("upTo", read.id())
              .append("quarantined", refused)
              .append("rows", rows.values().stream().map(ArrivalDays::write).toList());
      replace(next, upTo);
      rows.values().forEach(this::heard);
    }
  }

  // Another node that counts the same has the same sums: losing against it loses nothing.
  private void replace(Document next, String before) {
    if (!before.isEmpty()) {
      days.replaceOne(and(eq("_id", next.getString("_id")), eq("upTo", before)), next);
      return;
    }
    try {
      days.insertOne(next);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private void heard(ArrivalRow row) {
    var at = row.lastAt();
    if (at != null) {
      heard(row.system(), "arrived", at);
    }
  }

  /** Notes that a source was heard of; an earlier moment changes nothing. */
  void heard(String system, String how, Instant at) {
    sources.updateOne(
        eq("_id", system), Updates.max(how, Date.from(at)), new UpdateOptions().upsert(true));
  }

  /** All sources that were ever heard of. */
  List<Document> sources() {
    return sources.find().sort(Sorts.ascending("_id")).limit(1_000).into(new ArrayList<>());
  }

  /** What came in on the days of a span, both ends included. */
  List<ArrivalRow> rows(LocalDate from, LocalDate to) {
    return days
        .find(and(gte("_id", from.toString()), lte("_id", to.toString())))
        .sort(Sorts.ascending("_id"))
        .into(new ArrayList<Document>())
        .stream()
        .flatMap(day -> rows(day).stream())
        .toList();
  }

  /** How many deliveries went into quarantine, by day. */
  Map<String, Long> quarantined(LocalDate from, LocalDate to) {
    var counts = new TreeMap<String, Long>();
    days.find(and(gte("_id", from.toString()), lte("_id", to.toString())))
        .forEach(day -> counts.put(day.getString("_id"), day.getLong("quarantined")));
    return counts;
  }

  /** Forgets all sums, to count anew. */
  void clear() {
    days.deleteMany(gte("_id", ""));
  }

  private static List<ArrivalRow> rows(Document day) {
    return day.getList("rows", Document.class).stream()
        .map(row -> read(day.getString("_id"), row))
        .toList();
  }

  private static Document write(ArrivalRow row) {
    var at = row.lastAt();
    return new Document("system", row.system())
        .append("documents", row.documents())
        .append("versions", row.versions())
        .append("repeated", row.repeated())
        .append("latency", row.latency())
        .append("lastAt", at == null ? null : Date.from(at));
  }

  private static ArrivalRow read(String day, Document row) {
    var at = row.getDate("lastAt");
    return new ArrivalRow(
        day,
        row.getString("system"),
        row.getLong("documents"),
        row.getLong("versions"),
        row.getLong("repeated"),
        row.getList("latency", Long.class),
        at == null ? null : at.toInstant());
  }
}
