package org.anjuan.security.link;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.account.Username;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Collection {@code link_visits}, keyed by the token's hash. */
@Component
class VisitStore {
  /** Looking at pages must not write to the store each time. */
  private static final Duration NOTE_ACCESS_EVERY = Duration.ofSeconds(20);

  private final MongoCollection<Document> visits;
  private final LinkProperties settings;
  private final Clock clock;

  VisitStore(MongoOperations mongo, LinkProperties settings, Clock clock) {
    this.visits = mongo.getCollection("link_visits");
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A visit as stored.
   *
   * @param cookieSeen whether the cookie has come back once; from then on it must come
   */
  record Stored(
      String key,
      ApplicationId app,
      Username username,
      RecordId record,
      CampusCode campus,
      String address,
      String agentHash,
      String cookieHash,
      boolean cookieSeen,
      Instant accessed) {
    @Override
    public String toString() {
      return "Stored[" + app + " " + username + "]";
    }
  }

  void add(Stored visit) {
    var now = Date.from(visit.accessed());
    visits.insertOne(
        new Document("_id", visit.key())
            .append("app", visit.app().value())
            .append("username", visit.username().value())
            .append("record", visit.record().value())
            .append("campus", visit.campus().value())
            .append("address", visit.address())
            .append("agentHash", visit.agentHash())
            .append("cookieHash", visit.cookieHash())
            .append("cookieSeen", visit.cookieSeen())
            .append("createdAt", now)
            .append("accessedAt", now));
  }

  /** The visit of this token, when it has not ended. */
  Optional<Stored> find(String token) {
    var key = Digests.hash(token);
    var found = visits.find(eq("_id", key)).first();
    if (found == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    var accessed = found.getDate("accessedAt").toInstant();
    if (!accessed.plus(settings.idle()).isAfter(now)
        || !found.getDate("createdAt").toInstant().plus(settings.absolute()).isAfter(now)) {
      visits.deleteOne(eq("_id", key));
      return Optional.empty();
    }
    return Optional.of(read(found));
  }

  /** Called once a request was let in, so that those who are turned away keep nothing open. */
  void noteAccess(Stored visit, boolean cookieCame) {
    var now = clock.instant();
    if (cookieCame && !visit.cookieSeen()) {
      visits.updateOne(eq("_id", visit.key()), Updates.set("cookieSeen", true));
    }
    if (!visit.accessed().plus(NOTE_ACCESS_EVERY).isAfter(now)) {
      visits.updateOne(eq("_id", visit.key()), Updates.set("accessedAt", Date.from(now)));
    }
  }

  /** Reads all of it: what has ended is removed here, so that it stays small. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void forgetEnded() {
    var now = clock.instant();
    visits.deleteMany(
        or(
            lte("accessedAt", Date.from(now.minus(settings.idle()))),
            lte("createdAt", Date.from(now.minus(settings.absolute())))));
  }

  private static Stored read(Document document) {
    return new Stored(
        document.getString("_id"),
        new ApplicationId(document.getString("app")),
        new Username(document.getString("username")),
        new RecordId(document.getString("record")),
        new CampusCode(document.getString("campus")),
        document.getString("address"),
        document.getString("agentHash"),
        document.getString("cookieHash"),
        document.getBoolean("cookieSeen"),
        document.getDate("accessedAt").toInstant());
  }
}
