package org.anjuan.archive.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** How far conversions are, on whatever node they run; written every few seconds. */
@Service
public class FilmProgress {
  private static final Duration SELDOM = Duration.ofSeconds(3);

  private final MongoOperations mongo;
  private final Clock clock;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  FilmProgress(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** How far one is. */
  @Document("film-progress")
  record Progress(@Id String id, int percent, Instant at) {}

  public void note(DocumentId document, int version, int percent) {
    var id = id(document, version);
    var now = clock.instant();
    var last = written.get(id);
    if (last == null || Duration.between(last, now).compareTo(SELDOM) >= 0) {
      written.put(id, now);
      mongo.save(new Progress(id, percent, now));
    }
  }

  public void forget(DocumentId document, int version) {
    var id = id(document, version);
    written.remove(id);
    mongo.remove(Query.query(Criteria.where("_id").is(id)), Progress.class);
  }

  /** In percent; nothing where it has not begun. */
  public OptionalInt of(DocumentId document, int version) {
    var found = mongo.findById(id(document, version), Progress.class);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found.percent());
  }

  private static String id(DocumentId document, int version) {
    return document.value() + "/" + version;
  }
}
