package org.anjuan.security.link;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.TextValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Collection {@code applications}, keyed by the application's id; there are few. */
@Component
class ApplicationStore {
  private static final int MOST = 1_000;

  private final MongoCollection<Document> applications;

  ApplicationStore(MongoOperations mongo) {
    this.applications = mongo.getCollection("applications");
  }

  Optional<LinkedApplication> find(ApplicationId id) {
    return Optional.ofNullable(applications.find(eq("_id", id.value())).first())
        .map(ApplicationStore::read);
  }

  List<LinkedApplication> all() {
    var found = new ArrayList<LinkedApplication>();
    applications
        .find()
        .sort(Sorts.ascending("_id"))
        .limit(MOST)
        .forEach(document -> found.add(read(document)));
    return found;
  }

  void add(LinkedApplication application) {
    try {
      applications.insertOne(write(application));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new ApplicationExists();
      }
      throw e;
    }
  }

  /**
   * Puts {@code changed} in the place of the version before it.
   *
   * @throws ApplicationChanged when another change was quicker
   */
  void replace(LinkedApplication changed) {
    var before = and(eq("_id", changed.id().value()), eq("version", changed.version() - 1));
    if (applications.replaceOne(before, write(changed)).getMatchedCount() != 1) {
      throw new ApplicationChanged();
    }
  }

  void used(ApplicationId id, Instant at) {
    applications.updateOne(eq("_id", id.value()), Updates.set("lastUsed", Date.from(at)));
  }

  private static Document write(LinkedApplication application) {
    var terms = application.terms();
    return new Document("_id", application.id().value())
        .append("name", terms.name())
        .append("pages", terms.pages().stream().map(LinkPage::name).toList())
        .append("campuses", texts(terms.campuses()))
        .append("addresses", texts(terms.addresses()))
        .append("frameAncestors", texts(terms.frameAncestors()))
        .append("algorithm", terms.algorithm().name())
        .append("secrets", application.secrets().stream().map(ApplicationStore::write).toList())
        .append("active", application.active())
        .append("createdAt", Date.from(application.createdAt()))
        .append("lastUsed", dateOf(application.lastUsed()))
        .append("version", application.version());
  }

  private static Document write(SealedSecret secret) {
    return new Document("sealed", secret.sealed())
        .append("since", Date.from(secret.since()))
        .append("ends", dateOf(secret.ends()));
  }

  private static LinkedApplication read(Document document) {
    var terms =
        new ApplicationTerms(
            document.getString("name"),
            list(document, "pages", LinkPage::valueOf),
            list(document, "campuses", CampusCode::new),
            list(document, "addresses", AddressRange::new),
            list(document, "frameAncestors", FrameOrigin::new),
            LinkAlgorithm.valueOf(document.getString("algorithm")));
    return new LinkedApplication(
        new ApplicationId(document.getString("_id")),
        terms,
        document.getList("secrets", Document.class).stream()
            .map(ApplicationStore::readSecret)
            .toList(),
        document.getBoolean("active"),
        document.getDate("createdAt").toInstant(),
        instantOf(document.getDate("lastUsed")),
        document.getLong("version"));
  }

  private static SealedSecret readSecret(Document document) {
    return new SealedSecret(
        document.getString("sealed"),
        document.getDate("since").toInstant(),
        instantOf(document.getDate("ends")));
  }

  private static List<String> texts(List<? extends TextValue> values) {
    return values.stream().map(TextValue::value).toList();
  }

  private static <T> List<T> list(Document document, String field, Function<String, T> form) {
    return document.getList(field, String.class).stream().map(form).toList();
  }

  private static @Nullable Date dateOf(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  private static @Nullable Instant instantOf(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
