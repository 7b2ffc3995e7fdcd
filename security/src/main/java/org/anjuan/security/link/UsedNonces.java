package org.anjuan.security.link;

import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which links were opened: one insert, which one of several nodes wins. */
@Component
class UsedNonces {
  private final MongoCollection<Document> nonces;
  private final Clock clock;

  UsedNonces(MongoOperations mongo, Clock clock) {
    this.nonces = mongo.getCollection("link_nonces");
    this.clock = clock;
  }

  /**
   * Uses a nonce up; false when it was before.
   *
   * @param until when no link with it can hold any more
   */
  boolean use(ApplicationId app, String nonce, Instant until) {
    try {
      nonces.insertOne(
          new Document("_id", Digests.hash(app + " " + nonce)).append("until", Date.from(until)));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Reads all of it: what cannot come again is removed here, so that it stays small. */
  @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT5M")
  void forgetOld() {
    nonces.deleteMany(lte("until", Date.from(clock.instant())));
  }
}
