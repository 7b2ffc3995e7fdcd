package org.anjuan.archive.watermark;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Collection {@code watermark_marks}: one document a page that was shown, keyed by its mark, only
 * inserted.
 */
@Component
class WatermarkMarks {
  /** With a thousand million marks, three of four tries still meet a free one. */
  private static final int TRIES = 24;

  private final MongoCollection<Document> marks;

  WatermarkMarks(MongoOperations mongo) {
    this.marks = mongo.getCollection("watermark_marks");
  }

  /** A new mark for this page; when this returns, it is on disk. */
  MarkId add(Viewing viewing, int page, Instant at, @Nullable String address) {
    var number = viewing.actor().staffNumber();
    var document =
        new Document("at", Date.from(at))
            .append("actor", viewing.actor().id().value())
            .append("name", viewing.actor().name())
            .append("staffNumber", number == null ? null : number.value())
            .append("address", address)
            .append("record", viewing.recordId())
            .append("document", viewing.documentId())
            .append("version", viewing.version())
            .append("page", page);
    for (int i = 0; i < TRIES; i++) {
      var id = MarkId.random();
      try {
        marks.insertOne(new Document("_id", id.value()).append("said", document));
        return id;
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
    }
    throw new IllegalStateException("no free watermark was met in " + TRIES + " tries");
  }

  Optional<Mark> find(MarkId id) {
    return Optional.ofNullable(marks.find(eq("_id", id.value())).first())
        .map(found -> read(id, found.get("said", Document.class)));
  }

  private static Mark read(MarkId id, Document said) {
    return new Mark(
        id,
        said.getDate("at").toInstant(),
        said.getString("actor"),
        said.getString("name"),
        said.getString("staffNumber"),
        said.getString("address"),
        said.getString("record"),
        said.getString("document"),
        said.getInteger("version"),
        said.getInteger("page"));
  }
}
