package org.anjuan.security.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.anjuan.security.rules.RuleKeeper;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions in MongoDB. A session that was ended by one request is not revived by another that still
 * runs.
 */
@Component
class MongoSessions implements SessionRepository<StoredSession> {
  /**
   * Access is noted no more often than this: reading pages must not write to the store each time.
   */
  private static final Duration NOTE_ACCESS_EVERY = Duration.ofSeconds(20);

  /** Of the attributes: how an identity provider names the log-in when it ends it. */
  static final String LOG_OUT_KEY = "logOutKey";

  /** Of the attributes: how it names the person, when it ends all log-ins of hers. */
  static final String LOG_OUT_PERSON = "logOutPerson";

  private final MongoCollection<Document> sessions;
  private final SessionProperties settings;
  private final RuleKeeper rules;
  private final Clock clock;

  MongoSessions(MongoOperations mongo, SessionProperties settings, RuleKeeper rules, Clock clock) {
    this.sessions = mongo.getCollection("sessions");
    sessions.createIndex(Indexes.ascending("attributes." + LOG_OUT_KEY));
    sessions.createIndex(Indexes.ascending("attributes." + LOG_OUT_PERSON));
    sessions.createIndex(Indexes.ascending("user"));
    this.settings = settings;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public StoredSession createSession() {
    return new StoredSession(clock.instant());
  }

  @Override
  public void save(StoredSession session) {
    var now = clock.instant();
    var storedId = session.storedId();
    if (storedId == null) {
      sessions.insertOne(write(session, now));
      session.wasStored(now);
      endOldest(session.attributes().get(SessionActors.NAME));
    } else if (!storedId.equals(session.getId())) {
      if (sessions.deleteOne(eq("_id", key(storedId))).getDeletedCount() == 1) {
        sessions.insertOne(write(session, now));
        session.wasStored(now);
      }
    } else if (session.isChanged()
        || session.storedAccess().plus(NOTE_ACCESS_EVERY).isBefore(now)) {
      sessions.updateOne(
          eq("_id", key(storedId)),
          Updates.combine(
              Updates.set("accessedAt", Date.from(now)),
              Updates.set("attributes", new Document(session.attributes()))));
      session.wasStored(now);
    }
  }

  @Override
  public @Nullable StoredSession findById(String id) {
    var stored = sessions.find(eq("_id", key(id))).first();
    if (stored == null) {
      return null;
    }
    var created = stored.getDate("createdAt").toInstant();
    var accessed = stored.getDate("accessedAt").toInstant();
    var now = clock.instant();
    if (!accessed.plus(settings.idle()).isAfter(now)
        || !created.plus(settings.absolute()).isAfter(now)) {
      deleteById(id);
      return null;
    }
    return new StoredSession(id, created, accessed, attributes(stored));
  }

  @Override
  public void deleteById(String id) {
    sessions.deleteOne(eq("_id", key(id)));
  }

  /**
   * Reads all of it: ended sessions are removed here, so that it stays as small as the staff on
   * duty.
   */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void removeEnded() {
    var now = clock.instant();
    sessions.deleteMany(
        or(
            lte("accessedAt", Date.from(now.minus(settings.idle()))),
            lte("createdAt", Date.from(now.minus(settings.absolute())))));
  }

  /** A session as the store names it, and whose it is. */
  record Begun(String key, String username) {}

  /** The sessions that a provider knows by this key, as one log-in or as one person's. */
  List<Begun> begunWith(String logOutKey) {
    var found = new ArrayList<Begun>();
    // One by one: each is found by its index.
    for (var mark : List.of(LOG_OUT_KEY, LOG_OUT_PERSON)) {
      sessions
          .find(eq("attributes." + mark, logOutKey))
          .map(one -> new Begun(one.getString("_id"), attributes(one).getOrDefault("user", "")))
          .into(found);
    }
    return found;
  }

  void remove(String key) {
    sessions.deleteOne(eq("_id", key));
  }

  /** The sessions of one person, the latest first. */
  List<OpenSession> of(String username) {
    var now = clock.instant();
    return sessions.find(eq("user", username)).into(new ArrayList<Document>()).stream()
        .map(MongoSessions::open)
        .filter(session ->
            session.lastUsed().plus(settings.idle()).isAfter(now)
                && session.begun().plus(settings.absolute()).isAfter(now))
        .sorted(Comparator.comparing(OpenSession::begun).reversed())
        .toList();
  }

  /** Ends one of this person's sessions; false when there is none of this handle. */
  boolean end(String username, String handle) {
    return sessions.deleteOne(and(eq("_id", handle), eq("user", username))).getDeletedCount() == 1;
  }

  /** What names a session without opening it. */
  static String handle(String sessionId) {
    return key(sessionId);
  }

  /** After the new one is in: two log-ins at once leave no more than the limit either. */
  private void endOldest(@Nullable String username) {
    if (username != null) {
      of(username).stream()
          .skip(rules.rules().sessionsPerAccount())
          .forEach(oldest -> end(username, oldest.handle()));
    }
  }

  private static OpenSession open(Document stored) {
    var attributes = attributes(stored);
    return new OpenSession(
        stored.getString("_id"),
        stored.getDate("createdAt").toInstant(),
        stored.getDate("accessedAt").toInstant(),
        attributes.getOrDefault(SessionActors.ADDRESS, ""),
        attributes.getOrDefault(SessionActors.AGENT, ""));
  }

  private static Document write(StoredSession session, Instant now) {
    return new Document("_id", key(session.getId()))
        .append("user", session.attributes().get(SessionActors.NAME))
        .append("createdAt", Date.from(session.getCreationTime()))
        .append("accessedAt", Date.from(now))
        .append("attributes", new Document(session.attributes()));
  }

  private static Map<String, String> attributes(Document stored) {
    var attributes = new HashMap<String, String>();
    stored
        .get("attributes", Document.class)
        .forEach((name, value) -> attributes.put(name, (String) value));
    return attributes;
  }

  private static String key(String id) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
