package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Everybody's own messages; nobody reads another's. */
@Service("noticeInbox")
public class Inbox {
  /** More unread ones are not counted. */
  public static final int MOST_COUNTED = 100;

  private static final int BATCH = 500;

  private final MongoCollection<Document> messages;
  private final NoticeBook book;

  Inbox(MongoOperations mongo, NoticeBook book) {
    this.messages = mongo.getCollection("notice_messages");
    this.book = book;
    messages.createIndex(Indexes.ascending("recipient", "unread"));
  }

  /** Puts a message in, once however often it is given. */
  void put(String person, NoticeState state, Instant telling) {
    var id = MessageId.of(telling, state.id());
    var notice = state.notice();
    try {
      messages.insertOne(
          new Document("_id", key(person, id.value()))
              .append("recipient", person)
              .append("message", id.value())
              .append("occurrence", state.occurrence())
              .append("kind", notice.kind().name())
              .append("campus", notice.campus())
              .append("zh", notice.text().zh())
              .append("en", notice.text().en())
              .append("place", notice.place())
              .append("at", Date.from(telling))
              .append("count", state.count())
              .append("unread", true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private static String key(String person, String message) {
    return person + "|" + message;
  }

  /**
   * Somebody's messages, the newest first.
   *
   * @param before the last one of the former page
   */
  public List<Message> list(String person, @Nullable MessageId before, int limit) {
    var range =
        and(
            gt("_id", key(person, "")),
            lt("_id", key(person, before == null ? "~" : before.value())));
    var found =
        messages.find(range).sort(descending("_id")).limit(limit).into(new ArrayList<Document>());
    var notices =
        book.find(
            found.stream()
                .map(stored -> new MessageId(stored.getString("message")).notice().value())
                .distinct()
                .toList());
    return found.stream().map(stored -> read(stored, notices)).toList();
  }

  /** How many are unread, {@link #MOST_COUNTED} at most. */
  public int unread(String person) {
    return messages
        .find(and(eq("recipient", person), eq("unread", true)))
        .limit(MOST_COUNTED)
        .into(new ArrayList<>())
        .size();
  }

  /** Somebody has read one of his own; what isn't his is left alone. */
  public void markRead(String person, MessageId id) {
    messages.updateOne(eq("_id", key(person, id.value())), Updates.set("unread", false));
  }

  /** Somebody has read all up to this one. */
  public void markAllRead(String person, MessageId upTo) {
    messages.updateMany(
        and(
            eq("recipient", person),
            eq("unread", true),
            lt("_id", key(person, upTo.value() + "~"))),
        Updates.set("unread", false));
  }

  /** Removes what was told before. */
  void removeBefore(Instant end) {
    var last = "";
    while (true) {
      var batch =
          messages
              .find(gt("_id", last))
              .sort(ascending("_id"))
              .limit(BATCH)
              .into(new ArrayList<>());
      for (var stored : batch) {
        if (stored.getDate("at").toInstant().isBefore(end)) {
          messages.deleteOne(eq("_id", stored.getString("_id")));
        }
      }
      if (batch.size() < BATCH) {
        return;
      }
      last = batch.getLast().getString("_id");
    }
  }

  private static Message read(Document stored, Map<String, NoticeState> notices) {
    var id = new MessageId(stored.getString("message"));
    var latest = notices.get(id.notice().value());
    var state =
        latest != null && latest.occurrence() == stored.getLong("occurrence") ? latest : null;
    return new Message(
        id,
        NoticeKind.valueOf(stored.getString("kind")),
        stored.getString("campus"),
        new NoticeText(stored.getString("zh"), stored.getString("en")),
        stored.getString("place"),
        stored.getDate("at").toInstant(),
        state == null ? stored.getLong("count") : state.count(),
        state == null || !state.isOpen(),
        !stored.getBoolean("unread", false));
  }
}
