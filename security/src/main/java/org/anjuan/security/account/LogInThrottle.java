package org.anjuan.security.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts attempts per typed name on all nodes together, whether an account of that name exists or
 * not. Counting comes before checking: however many try at once, no more than the allowed attempts
 * are checked.
 */
@Component
class LogInThrottle {
  // The document as it was: the embedded server hands out the new one live, with what others add to
  // it meanwhile.
  private static final FindOneAndUpdateOptions AS_IT_WAS =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);

  private final MongoCollection<Document> failures;
  private final LogInProperties settings;
  private final Clock clock;

  LogInThrottle(MongoOperations mongo, LogInProperties settings, Clock clock) {
    this.failures = mongo.getCollection("login_failures");
    this.settings = settings;
    this.clock = clock;
  }

  /** The attempt's number since the last success, and when the count is forgotten. */
  record Attempt(int number, Instant until) {}

  Attempt begin(String name) {
    while (true) {
      var now = clock.instant();
      var counted =
          failures.findOneAndUpdate(
              and(eq("_id", key(name)), gt("until", Date.from(now))),
              Updates.inc("count", 1),
              AS_IT_WAS);
      if (counted != null) {
        return new Attempt(counted.getInteger("count") + 1, counted.getDate("until").toInstant());
      }
      var until = now.plus(settings.lock());
      if (startAnew(name, now, until)) {
        return new Attempt(1, until);
      }
    }
  }

  /** From now on for the full time. */
  Instant lock(String name) {
    var until = clock.instant().plus(settings.lock());
    failures.updateOne(eq("_id", key(name)), Updates.set("until", Date.from(until)));
    return until;
  }

  /** When a locked name may try again; null for one that is not locked. */
  @Nullable Instant lockedUntil(String name) {
    var found = failures.find(eq("_id", key(name))).first();
    if (found == null || found.getInteger("count") < settings.attempts()) {
      return null;
    }
    var until = found.getDate("until").toInstant();
    return until.isAfter(clock.instant()) ? until : null;
  }

  /** How many failures count against an address now. */
  int failuresFrom(String address) {
    var found = failures.find(eq("_id", key(ofAddress(address)))).first();
    return found == null || !found.getDate("until").toInstant().isAfter(clock.instant())
        ? 0
        : found.getInteger("count");
  }

  void failedFrom(String address) {
    begin(ofAddress(address));
  }

  /** Counts apart from passwords. Capitals: no typed name can be it. */
  static String secondStep(Username username) {
    return "SECOND:" + username.value();
  }

  private static String ofAddress(String address) {
    return "ADDRESS:" + address;
  }

  void clear(String name) {
    failures.deleteOne(eq("_id", key(name)));
  }

  /** Reads all of it: what is older than the lock is removed here, so that it stays small. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void forgetOld() {
    failures.deleteMany(lte("until", Date.from(clock.instant())));
  }

  /** False when somebody else was quicker. */
  private boolean startAnew(String name, Instant now, Instant until) {
    var begun = Updates.combine(Updates.set("count", 1), Updates.set("until", Date.from(until)));
    var old = and(eq("_id", key(name)), lte("until", Date.from(now)));
    if (failures.updateOne(old, begun).getMatchedCount() == 1) {
      return true;
    }
    try {
      failures.insertOne(
          new Document("_id", key(name)).append("count", 1).append("until", Date.from(until)));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Of one length whatever was typed, and not readable: people type passwords where names belong.
   */
  private static String key(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
