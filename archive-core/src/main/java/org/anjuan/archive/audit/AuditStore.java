package org.anjuan.archive.audit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The trail's documents; read by {@code _id} alone, written by insertion alone. */
@Component
class AuditStore {
  private static final int DAYS_AT_ONCE = 400;

  /** Anjuan is younger than this; where the note of the first day is lost, looking begins here. */
  private static final LocalDate EARLIEST = LocalDate.of(2020, 1, 1);

  private static final Comparator<Document> BY_ID =
      Comparator.comparing(document -> document.getString("_id"));

  private final MongoCollection<Document> events;
  private final MongoCollection<Document> state;

  AuditStore(MongoOperations mongo) {
    // An event is on record when most of a replica set has it on disk.
    var durable = WriteConcern.MAJORITY.withJournal(true);
    this.events = mongo.getCollection("audit").withWriteConcern(durable);
    this.state = mongo.getCollection("audit_state").withWriteConcern(durable);
  }

  /**
   * Inserts in order until done, or until another node was quicker with a number.
   *
   * @return how many are in
   */
  int insert(List<Document> documents) {
    try {
      events.insertMany(documents, new InsertManyOptions().ordered(true));
      return documents.size();
    } catch (MongoBulkWriteException e) {
      var error = e.getWriteErrors().isEmpty() ? null : e.getWriteErrors().getFirst();
      if (error == null || error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return error.getIndex();
    }
  }

  Optional<Document> find(AuditPosition position) {
    return Optional.ofNullable(events.find(eq("_id", position.id())).first());
  }

  /** The events with these numbers, as far as there are any, in order. */
  List<Document> read(AuditPosition from, int count) {
    return readAll(LongStream.range(0, count).mapToObj(step -> from.plus(step).id()).toList());
  }

  /** The days of this span, both ends included, that have a chain. */
  TreeSet<LocalDate> days(LocalDate from, LocalDate to) {
    var found = new TreeSet<LocalDate>();
    for (var start = from; !start.isAfter(to); start = start.plusDays(DAYS_AT_ONCE)) {
      var end = start.plusDays(DAYS_AT_ONCE - 1);
      var ids =
          start
              .datesUntil((end.isAfter(to) ? to : end).plusDays(1))
              .map(day -> AuditPosition.first(day).id())
              .toList();
      readAll(ids).forEach(document -> found.add(ChainForm.position(document).day()));
    }
    return found;
  }

  /**
   * The first day of all; when none is noted, the first that has a chain, and without any, today.
   */
  LocalDate origin(LocalDate today) {
    var known = state.find(eq("_id", "origin")).first();
    if (known == null) {
      var days = days(EARLIEST, today.plusYears(1));
      var first = days.isEmpty() ? today : days.getFirst();
      try {
        state.insertOne(new Document("_id", "origin").append("day", first.toString()));
        return first;
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        return origin(today);
      }
    }
    return LocalDate.parse(known.getString("day"));
  }

  Optional<Document> headHint() {
    return Optional.ofNullable(state.find(eq("_id", "head")).first());
  }

  void keepHeadHint(AuditPosition position, String hash) {
    state.replaceOne(
        eq("_id", "head"),
        new Document("_id", "head").append("at", position.id()).append("hash", hash),
        new ReplaceOptions().upsert(true));
  }

  /**
   * The last event of a day, found in a few look-ups because numbers have no holes; null when there
   * is none.
   */
  @Nullable Document lastOf(LocalDate day) {
    var low = find(AuditPosition.first(day)).orElse(null);
    if (low == null) {
      return null;
    }
    LongFunction<String> id = seq -> new AuditPosition(day, seq).id();
    var leaps = readAll(LongStream.range(1, 33).mapToObj(bit -> id.apply(1L << bit)).toList());
    if (!leaps.isEmpty()) {
      low = leaps.getLast();
    }
    for (var step = ChainForm.position(low).seq() / 2; step > 0; step /= 2) {
      var next = find(ChainForm.position(low).plus(step));
      if (next.isPresent()) {
        low = next.get();
      }
    }
    return low;
  }

  private List<Document> readAll(List<String> ids) {
    var documents = events.find(in("_id", ids)).into(new ArrayList<>());
    documents.sort(BY_ID);
    return documents;
  }
}
