package org.anjuan.ingest.category;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * The map from sources' codes to the archive's categories.
 *
 * <p>For a code, the first of these decides: the row of its campus, the row of all campuses, the
 * archive's own category of that name, the campus's row for all other codes, that of all campuses.
 * Without any of them a code in the archive's form stands for itself, as sources without a map have
 * always done; every other is unknown.
 */
@Service
public class CategoryMap {
  private static final int MOST = 20_000;

  /** Of a row that a source has proposed and no person has touched. */
  private static final String PROPOSED = "proposed";

  private static final Duration REMEMBERED = Duration.ofSeconds(3);

  private final MongoCollection<Document> rows;
  private final Categories categories;
  private final AuditTrail audit;
  private final Clock clock;
  private volatile @Nullable Instant foundEmpty;

  CategoryMap(MongoOperations mongo, Categories categories, AuditTrail audit, Clock clock) {
    this.rows = mongo.getCollection("category_map");
    this.categories = categories;
    this.audit = audit;
    this.clock = clock;
  }

  /** The category that a source's code is filed as; empty when it is unknown. */
  public Optional<CategoryCode> find(String system, String campus, String code) {
    if (!CategoryMapping.isCode(code)) {
      return Optional.empty();
    }
    var found = isEmpty() ? new HashMap<String, CategoryMapping>() : rowsFor(system, campus, code);
    var row = firstOf(found, CategoryMapping.id(system, campus, code), any(system, code));
    if (row != null) {
      return category(row);
    }
    var own = ownCategory(code);
    if (own.filter(category -> categories.find(category).isPresent()).isPresent()) {
      return own;
    }
    var rest =
        firstOf(
            found,
            CategoryMapping.id(system, campus, CategoryMapping.ANY),
            any(system, CategoryMapping.ANY));
    return rest == null ? own : category(rest);
  }

  private HashMap<String, CategoryMapping> rowsFor(String system, String campus, String code) {
    var found = new HashMap<String, CategoryMapping>();
    var ids =
        List.of(
            CategoryMapping.id(system, campus, code),
            any(system, code),
            CategoryMapping.id(system, campus, CategoryMapping.ANY),
            any(system, CategoryMapping.ANY));
    rows.find(in("_id", ids)).forEach(row -> found.put(row.getString("_id"), read(row)));
    return found;
  }

  // Most archives begin without a map: they need not be asked for every document.
  private boolean isEmpty() {
    var now = clock.instant();
    var known = foundEmpty;
    if (known != null && now.isBefore(known.plus(REMEMBERED)) && !now.isBefore(known)) {
      return true;
    }
    var empty = rows.estimatedDocumentCount() == 0;
    foundEmpty = empty ? now : null;
    return empty;
  }

  private static @Nullable CategoryMapping firstOf(
      HashMap<String, CategoryMapping> found, String first, String second) {
    var row = found.get(first);
    return row == null ? found.get(second) : row;
  }

  private static String any(String system, String code) {
    return CategoryMapping.id(system, CategoryMapping.ANY, code);
  }

  private static Optional<CategoryCode> category(CategoryMapping row) {
    return Optional.ofNullable(row.category()).map(CategoryCode::new);
  }

  private static Optional<CategoryCode> ownCategory(String code) {
    try {
      return Optional.of(new CategoryCode(code));
    } catch (InvalidValue notInForm) {
      return Optional.empty();
    }
  }

  /** The rows of a source system, or of all; by system, campus and code. */
  public List<CategoryMapping> list(@Nullable String system) {
    Bson wanted =
        system == null
            ? new Document()
            : and(gte("_id", system + "|"), lt("_id", system + "}")); // '}' follows '|'
    return rows
        .find(wanted)
        .sort(Sorts.ascending("_id"))
        .limit(MOST)
        .into(new ArrayList<Document>())
        .stream()
        .map(CategoryMap::read)
        .toList();
  }

  public Optional<CategoryMapping> find(CategoryMapping like) {
    return Optional.ofNullable(rows.find(eq("_id", like.id())).first()).map(CategoryMap::read);
  }

  /**
   * Adds a row of version 0, or changes the one of that version.
   *
   * @return empty when somebody else was faster
   */
  public Optional<CategoryMapping> put(Actor by, CategoryMapping row) {
    if (row.category() != null && categories.find(new CategoryCode(row.category())).isEmpty()) {
      throw new InvalidValue("category");
    }
    var before = find(row);
    if (before.map(CategoryMapping::version).orElse(0L) != row.version()) {
      return Optional.empty();
    }
    var changed = row.at(row.version() + 1);
    record(
        by,
        "set "
            + row.id()
            + " = "
            + row.category()
            + before.map(b -> ", was " + b.category()).orElse(""));
    foundEmpty = null;
    return write(document(changed), changed) ? Optional.of(changed) : Optional.empty();
  }

  /**
   * Takes over what a source proposes for its own code, where no person has set a row: those stay.
   * What is no category of ours is left to people.
   */
  void propose(Actor by, CategoryMapping row) {
    if (row.category() == null || categories.find(new CategoryCode(row.category())).isEmpty()) {
      return;
    }
    var stored = rows.find(eq("_id", row.id())).first();
    if (stored != null && !stored.getBoolean(PROPOSED, false)) {
      return;
    }
    var before = stored == null ? null : read(stored);
    var changed = row.at(before == null ? 1 : before.version() + 1);
    if (before == null || !changed.equals(before.at(changed.version()))) {
      record(by, "taken over " + row.id() + " = " + row.category());
      foundEmpty = null;
      write(document(changed).append(PROPOSED, true), changed);
    }
  }

  /** Whether a row names this code, of its campus or of all. */
  boolean names(String system, String campus, String code) {
    var ids = List.of(CategoryMapping.id(system, campus, code), any(system, code));
    return rows.find(in("_id", ids)).first() != null;
  }

  private boolean write(Document stored, CategoryMapping row) {
    if (row.version() > 1) {
      var asRead = and(eq("_id", row.id()), eq("version", row.version() - 1));
      return rows.replaceOne(asRead, stored).getMatchedCount() == 1;
    }
    try {
      rows.insertOne(stored);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Takes a row away; false when it is not there in this version. */
  public boolean remove(Actor by, CategoryMapping row) {
    if (find(row).filter(present -> present.version() == row.version()).isEmpty()) {
      return false;
    }
    record(by, "removed " + row.id());
    var asRead = and(eq("_id", row.id()), eq("version", row.version()));
    return rows.deleteOne(asRead).getDeletedCount() == 1;
  }

  private void record(Actor by, String detail) {
    audit.append(
        AuditEvent.of(by, AuditAction.CATEGORY_MAP_CHANGED, clock.instant()).detail(detail));
  }

  private static Document document(CategoryMapping row) {
    return new Document("_id", row.id())
        .append("system", row.system())
        .append("campus", row.campus())
        .append("code", row.code())
        .append("name", row.name())
        .append("category", row.category())
        .append("version", row.version());
  }

  private static CategoryMapping read(Document row) {
    return new CategoryMapping(
        row.getString("system"),
        row.getString("campus"),
        row.getString("code"),
        row.getString("name"),
        row.getString("category"),
        row.getLong("version"));
  }
}
