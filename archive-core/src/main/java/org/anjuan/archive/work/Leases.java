package org.anjuan.archive.work;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Things that one node at a time may do, by name. */
@Service
public class Leases {
  private static final String COLLECTION = "leases";

  private final MongoOperations mongo;
  private final Node node;
  private final Clock clock;

  Leases(MongoOperations mongo, Node node, Clock clock) {
    this.mongo = mongo;
    this.node = node;
    this.clock = clock;
  }

  /** Takes or keeps the lease {@code name} for {@code time}; false when another node has it. */
  public boolean hold(String name, Duration time) {
    var now = clock.instant();
    var free =
        new Criteria()
            .andOperator(
                where("_id").is(name),
                new Criteria()
                    .orOperator(where("owner").is(node.id()), where("until").lte(Date.from(now))));
    var mine = new Update().set("owner", node.id()).set("until", Date.from(now.plus(time)));
    if (mongo.updateFirst(query(free), mine, COLLECTION).getMatchedCount() > 0) {
      return true;
    }
    try {
      mongo.insert(
          new Document("_id", name)
              .append("owner", node.id())
              .append("until", Date.from(now.plus(time))),
          COLLECTION);
      return true;
    } catch (DuplicateKeyException held) {
      return false;
    }
  }

  /** Gives a lease back early. */
  public void release(String name) {
    mongo.remove(query(where("_id").is(name).and("owner").is(node.id())), COLLECTION);
  }

  /** Gives back all that a process held which is gone. */
  void releaseAll(String owner) {
    mongo.remove(query(where("owner").is(owner)), COLLECTION);
  }
}
