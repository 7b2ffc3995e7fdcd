package org.anjuan.ingest.category;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * The dictionaries of sources: which kinds of documents they know, as they state them. Each entry
 * is a statement with a time, the latest holds. Whoever keeps the category map sees which codes
 * have no row yet; a category that the source itself proposes becomes a row where no person has set
 * one.
 */
@Service
public class SourceCodes {
  private static final int MOST_SHOWN = 2_000;

  private final MongoCollection<Document> codes;
  private final CategoryMap map;

  SourceCodes(MongoOperations mongo, CategoryMap map) {
    this.codes = mongo.getCollection("source_codes");
    this.map = map;
  }

  /**
   * A source states an entry of its dictionary; an earlier statement that comes late changes
   * nothing.
   *
   * @return whether that was news
   */
  public boolean state(Actor by, SourceCode code, Instant at) {
    var said = document(code).append("statedAt", Date.from(at));
    var id = said.getString("_id");
    var before = codes.find(eq("_id", id)).first();
    var news = write(said, id, at);
    // From what is stored: a statement that a crash cut off here is made good by its repetition.
    var latest = codes.find(eq("_id", id)).first();
    if (latest != null) {
      map.propose(by, read(latest).proposed());
    }
    return news && (before == null || !read(before).equals(code));
  }

  /** Whether a source has stated this code before, whatever it said of it. */
  public boolean knows(SourceCode code) {
    return before(code) != null;
  }

  /** Whether stating this would change anything, as things stand. */
  public boolean isNews(SourceCode code, Instant at) {
    var before = before(code);
    return before == null
        || (before.getDate("statedAt").toInstant().isBefore(at) && !read(before).equals(code));
  }

  private @Nullable Document before(SourceCode code) {
    return codes.find(eq("_id", document(code).getString("_id"))).first();
  }

  private boolean write(Document said, String id, Instant at) {
    var earlier = and(eq("_id", id), lt("statedAt", Date.from(at)));
    try {
      var written = codes.replaceOne(earlier, said, new ReplaceOptions().upsert(true));
      return written.getMatchedCount() > 0 || written.getUpsertedId() != null;
    } catch (MongoWriteException later) {
      if (later.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw later;
      }
      return false; // what is there is as late
    }
  }

  /** Entries in use at these campuses that no row of the map names, by source and code. */
  public List<SourceCode> unmapped(Collection<String> campuses) {
    var used = and(eq("active", true), in("campus", campuses));
    var open = new ArrayList<SourceCode>();
    for (var stored : codes.find(used).sort(Sorts.ascending("_id"))) {
      var code = read(stored);
      if (!map.names(code.system(), code.campus(), code.code())) {
        open.add(code);
      }
      if (open.size() == MOST_SHOWN) {
        break;
      }
    }
    return open;
  }

  private static Document document(SourceCode code) {
    return new Document("_id", CategoryMapping.id(code.system(), code.campus(), code.code()))
        .append("system", code.system())
        .append("campus", code.campus())
        .append("code", code.code())
        .append("name", code.name())
        .append("category", code.category())
        .append("active", code.active());
  }

  private static SourceCode read(Document stored) {
    return new SourceCode(
        stored.getString("system"),
        stored.getString("campus"),
        stored.getString("code"),
        stored.getString("name"),
        stored.getString("category"),
        stored.getBoolean("active"));
  }
}
