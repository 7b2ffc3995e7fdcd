package org.anjuan.security.link;

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
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts links that are badly formed or signed, by address, on all nodes together. Good links of
 * the same address go on: behind one address may be a whole ward.
 */
@Component
class BadLinks {
  // The document as it was: the embedded server hands out the new one live.
  private static final FindOneAndUpdateOptions AS_IT_WAS =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);

  private final MongoCollection<Document> failures;
  private final LinkProperties settings;
  private final Clock clock;

  BadLinks(MongoOperations mongo, LinkProperties settings, Clock clock) {
    this.failures = mongo.getCollection("link_failures");
    this.settings = settings;
    this.clock = clock;
  }

  /** One more from this address; says how many there are. */
  int count(String address) {
    var key = Digests.hash(address);
    while (true) {
      var now = clock.instant();
      var counted =
          failures.findOneAndUpdate(
              and(eq("_id", key), gt("until", Date.from(now))), Updates.inc("count", 1), AS_IT_WAS);
      if (counted != null) {
        return counted.getInteger("count") + 1;
      }
      if (startAnew(key, now)) {
        return 1;
      }
    }
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void forgetOld() {
    failures.deleteMany(lte("until", Date.from(clock.instant())));
  }

  /** False when somebody else was quicker. */
  private boolean startAnew(String key, Instant now) {
    var until = Date.from(now.plus(settings.badLinksForgotten()));
    var begun = Updates.combine(Updates.set("count", 1), Updates.set("until", until));
    if (failures
            .updateOne(and(eq("_id", key), lte("until", Date.from(now))), begun)
            .getMatchedCount()
        == 1) {
      return true;
    }
    try {
      failures.insertOne(new Document("_id", key).append("count", 1).append("until", until));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }
}
