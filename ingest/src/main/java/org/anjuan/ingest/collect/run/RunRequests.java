package org.anjuan.ingest.collect.run;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Runs that were asked for and are not over yet. */
@Repository
class RunRequests {
  private static final String SCOPE = "collector-request.scope";

  private final MongoCollection<Document> requests;
  private final FieldCipher cipher;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  RunRequests(MongoOperations mongo, FieldCipher cipher, Clock clock) {
    this.requests = mongo.getCollection("collector_requests");
    this.cipher = cipher;
    this.clock = clock;
  }

  /** A request. */
  record Request(String id, RunScope scope, String by, Instant askedAt, Instant notBefore) {}

  void ask(CollectorId collector, RunScope scope, String by, Instant notBefore) {
    requests.insertOne(
        new Document("_id", collector + ":" + clock.instant() + ":" + UnguessableId.next())
            .append("scope", cipher.seal(SCOPE, json.writeValueAsString(scope)))
            .append("by", by)
            .append("asked", Date.from(clock.instant()))
            .append("due", Date.from(notBefore)));
  }

  /** Those that are due, the oldest first. */
  List<Request> due(CollectorId collector, Instant now) {
    return requests
        .find(and(gt("_id", collector + ":"), lt("_id", collector + ";")))
        .sort(Sorts.ascending("_id"))
        .limit(200)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .filter(request -> !request.notBefore().isAfter(now))
        .toList();
  }

  void done(Request request) {
    requests.deleteOne(eq("_id", request.id()));
  }

  private Request read(Document stored) {
    return new Request(
        stored.getString("_id"),
        json.readValue(cipher.open(SCOPE, stored.getString("scope")), RunScope.class),
        stored.getString("by"),
        stored.getDate("asked").toInstant(),
        stored.getDate("due").toInstant());
  }
}
