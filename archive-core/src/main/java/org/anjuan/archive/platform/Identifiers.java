package org.anjuan.archive.platform;

import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Which opaque identifier a hospital number stands for. The number is the stored key itself, so
 * that claiming is one insert which one of several nodes wins, and looking up never scans, whatever
 * server holds the data.
 */
@Component
public class Identifiers {
  private static final String COLLECTION = "identifiers";

  private final MongoOperations mongo;

  Identifiers(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** The identifier that {@code number} stands for, if anybody has claimed it. */
  public Optional<String> find(String kind, String number) {
    var query = Query.query(Criteria.where("_id").is(key(kind, number)));
    return Optional.ofNullable(mongo.findOne(query, Document.class, COLLECTION))
        .map(found -> found.getString("target"));
  }

  /**
   * Claims {@code number} for {@code target}; returns who holds it, which may be an earlier one.
   */
  public String claim(String kind, String number, String target) {
    return find(kind, number).orElseGet(() -> claimNew(kind, number, target));
  }

  /** As {@link #claim}, of a number that is probably nobody's yet. */
  public String claimNew(String kind, String number, String target) {
    try {
      mongo.insert(new Document("_id", key(kind, number)).append("target", target), COLLECTION);
      return target;
    } catch (DuplicateKeyException another) {
      return find(kind, number).orElseThrow(() -> another);
    }
  }

  private static String key(String kind, String number) {
    return kind + "|" + number;
  }
}
