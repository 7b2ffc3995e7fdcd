package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Collection {@code notices}. */
@Component
class NoticeBook {
  private final MongoCollection<Document> notices;

  NoticeBook(MongoOperations mongo) {
    this.notices = mongo.getCollection("notices");
  }

  /** Counts one more; a cleared one begins anew. */
  void count(Notice notice, Instant now) {
    var id = notice.id().value();
    var again =
        Updates.combine(
            described(notice), Updates.inc("count", 1L), Updates.set("lastAt", Date.from(now)));
    if (notices.updateOne(and(eq("_id", id), eq("open", true)), again).getMatchedCount() == 0) {
      begin(notice, now, again);
    }
  }

  private void begin(Notice notice, Instant now, Bson again) {
    var id = notice.id().value();
    var anew =
        Updates.combine(
            described(notice),
            Updates.set("open", true),
            Updates.inc("occurrence", 1L),
            Updates.set("count", 1L),
            Updates.set("toldCount", 0L),
            Updates.set("firstAt", Date.from(now)),
            Updates.set("lastAt", Date.from(now)),
            Updates.unset("toldAt"),
            Updates.unset("telling"));
    try {
      notices.updateOne(
          and(eq("_id", id), eq("open", false)), anew, new UpdateOptions().upsert(true));
    } catch (MongoWriteException | MongoCommandException e) {
      if (ErrorCategory.fromErrorCode(((MongoException) e).getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      notices.updateOne(eq("_id", id), again); // another node was faster
    }
  }

  private static Bson described(Notice notice) {
    return Updates.combine(
        Updates.set("kind", notice.kind().name()),
        Updates.set("campus", notice.campus()),
        Updates.set("subject", notice.subject()),
        Updates.set("zh", notice.text().zh()),
        Updates.set("en", notice.text().en()),
        Updates.set("place", notice.place()));
  }

  /** It is over. */
  void clear(NoticeId id) {
    notices.updateOne(and(eq("_id", id.value()), eq("open", true)), Updates.set("open", false));
  }

  Optional<NoticeState> open(NoticeId id) {
    return Optional.ofNullable(notices.find(and(eq("_id", id.value()), eq("open", true))).first())
        .map(NoticeBook::read);
  }

  /** What goes on and nobody was told of yet. */
  List<NoticeId> untold(Collection<NoticeKind> kinds) {
    return notices
        .find(
            and(
                eq("open", true),
                eq("toldCount", 0L),
                in("kind", kinds.stream().map(Enum::name).toList())))
        .map(stored -> new NoticeId(stored.getString("_id")))
        .into(new ArrayList<>());
  }

  /** Those of these that are known, whether they are over or not. */
  Map<String, NoticeState> find(Collection<String> ids) {
    var found = new HashMap<String, NoticeState>();
    for (var document : notices.find(in("_id", ids))) {
      found.put(document.getString("_id"), read(document));
    }
    return found;
  }

  /**
   * Begins to tell, or goes on with a telling that was broken off.
   *
   * @return when the telling began, which names it; empty when another node began one
   */
  Optional<Instant> beginTelling(NoticeState state, Instant now) {
    if (state.telling() != null) {
      return Optional.of(state.telling());
    }
    var asRead =
        and(
            eq("_id", state.id().value()),
            eq("occurrence", state.occurrence()),
            eq("toldCount", state.toldCount()),
            eq("telling", null));
    var began =
        notices.findOneAndUpdate(
            asRead,
            Updates.set("telling", Date.from(now)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(began).map(document -> document.getDate("telling").toInstant());
  }

  void endTelling(NoticeState state, Instant telling) {
    notices.updateOne(
        and(eq("_id", state.id().value()), eq("telling", Date.from(telling))),
        Updates.combine(
            Updates.set("toldAt", Date.from(telling)),
            Updates.set("toldCount", state.count()),
            Updates.unset("telling")));
  }

  private static NoticeState read(Document stored) {
    return new NoticeState(
        new NoticeId(stored.getString("_id")),
        new Notice(
            NoticeKind.valueOf(stored.getString("kind")),
            stored.getString("campus"),
            stored.getString("subject"),
            new NoticeText(stored.getString("zh"), stored.getString("en")),
            stored.getString("place")),
        stored.getBoolean("open", false),
        stored.getLong("occurrence"),
        stored.getLong("count"),
        stored.getDate("firstAt").toInstant(),
        stored.getDate("lastAt").toInstant(),
        stored.getLong("toldCount"),
        instant(stored, "toldAt"),
        instant(stored, "telling"));
  }

  private static @Nullable Instant instant(Document stored, String field) {
    var date = stored.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
