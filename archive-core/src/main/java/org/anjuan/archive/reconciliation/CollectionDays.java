package org.anjuan.archive.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The sums of each day, and which of them are out of date. */
@Repository
class CollectionDays {
  private final MongoCollection<Document> days;
  private final CollectionSheets sheets;

  CollectionDays(MongoOperations mongo, CollectionSheets sheets) {
    this.days = mongo.getCollection("collection_days");
    this.sheets = sheets;
    days.createIndex(Indexes.ascending("open", "_id"));
  }

  /** Says that sheets of these days are about to change. */
  void mark(Collection<String> changing) {
    if (changing.isEmpty()) {
      return;
    }
    var writes = new ArrayList<WriteModel<Document>>();
    for (var day : changing) {
      writes.add(
          new UpdateOneModel<>(
              eq("_id", day),
              Updates.combine(Updates.inc("wanted", 1L), Updates.set("open", true)),
              new UpdateOptions().upsert(true)));
    }
    days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  /** Marks every day that there is. */
  void markAll() {
    days.updateMany(
        gte("_id", ""), Updates.combine(Updates.inc("wanted", 1L), Updates.set("open", true)));
  }

  /** A day that is out of date, the latest first: that is what people look at. */
  Optional<String> latestOpen() {
    return Optional.ofNullable(
            days.find(eq("open", true))
                .sort(new Document("_id", -1))
                .projection(include("_id"))
                .limit(1)
                .first())
        .map(day -> day.getString("_id"));
  }

  /** Sums a day up to what is known now; what is marked meanwhile leaves it out of date. */
  void sum(String day) {
    var marked = days.find(eq("_id", day)).projection(include("wanted")).first();
    if (marked == null) {
      return;
    }
    var wanted = marked.getLong("wanted");
    var sums = DaySums.of(day, sheets.ofDay(day));
    days.updateOne(
        and(eq("_id", day), eq("wanted", wanted)),
        Updates.combine(
            Updates.set("rows", sums.rows().stream().map(CollectionDays::write).toList()),
            Updates.set("stays", sums.stays().stream().map(CollectionDays::write).toList()),
            Updates.set("done", wanted),
            Updates.set("open", false)));
  }

  /** The sums by source and department of all days of a span, both ends included. */
  List<DayRow> rows(LocalDate from, LocalDate to) {
    return span(from, to, "rows").stream()
        .flatMap(day -> parts(day, "rows").stream().map(row -> readRow(day.getString("_id"), row)))
        .toList();
  }

  /** The sums by campus of all days of a span, both ends included. */
  List<DayStays> stays(LocalDate from, LocalDate to) {
    return span(from, to, "stays").stream()
        .flatMap(
            day -> parts(day, "stays").stream().map(row -> readStays(day.getString("_id"), row)))
        .toList();
  }

  private List<Document> span(LocalDate from, LocalDate to, String part) {
    return days.find(and(gte("_id", from.toString()), lte("_id", to.toString())))
        .sort(ascending("_id"))
        .projection(include(part))
        .into(new ArrayList<>());
  }

  private static List<Document> parts(Document day, String part) {
    return day.getList(part, Document.class, List.of());
  }

  private static Document write(DayRow row) {
    return new Document("campus", row.campus())
        .append("department", row.department())
        .append("system", row.system())
        .append(
            "n",
            List.of(
                row.records(),
                row.complete(),
                row.awaited(),
                row.missing(),
                row.failed(),
                row.expected(),
                row.received(),
                row.reportsAwaited(),
                row.reportsMissing(),
                row.reportsFailed(),
                row.pdf(),
                row.ofd()));
  }

  private static DayRow readRow(String day, Document row) {
    var n = row.getList("n", Integer.class);
    return new DayRow(
        day,
        row.getString("campus"),
        row.getString("department"),
        row.getString("system"),
        n.get(0),
        n.get(1),
        n.get(2),
        n.get(3),
        n.get(4),
        n.get(5),
        n.get(6),
        n.get(7),
        n.get(8),
        n.get(9),
        n.get(10),
        n.get(11));
  }

  private static Document write(DayStays stays) {
    return new Document("campus", stays.campus())
        .append("stays", stays.stays())
        .append("discharged", stays.discharged())
        .append("archived", stays.archived())
        .append("collected", stays.collected())
        .append("wanting", stays.wanting());
  }

  private static DayStays readStays(String day, Document stays) {
    return new DayStays(
        day,
        stays.getString("campus"),
        stays.getInteger("stays"),
        stays.getInteger("discharged"),
        stays.getInteger("archived"),
        stays.getInteger("collected"),
        stays.getInteger("wanting"));
  }
}
