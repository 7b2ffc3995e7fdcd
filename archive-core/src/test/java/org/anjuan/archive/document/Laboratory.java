package org.anjuan.archive.document;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** A source that files its reports, each a minute after the one before. */
final class Laboratory {
  private final MongoOperations mongo;
  private final RecordId record = RecordId.next();
  private Instant now = Said.hour(24);

  Laboratory(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** What is shown of a document. */
  record End(
      String content,
      @Nullable Instant modifiedAt,
      String category,
      String title,
      @Nullable String author,
      Set<String> contents) {}

  End endOf(String key) {
    var document = document(key);
    var contents = new TreeSet<String>();
    document.versions().forEach(version -> contents.add(Said.content(version)));
    return new End(
        Said.content(document.current()),
        document.current().modifiedAt(),
        document.category().value(),
        document.title(),
        document.author(),
        contents);
  }

  ArchivedDocument document(String key) {
    return documents().find(source(key)).orElseThrow();
  }

  String file(List<Said> order) {
    var key = RecordId.next().value();
    order.forEach(said -> file(key, said));
    return key;
  }

  Filed file(String key, Said said) {
    now = now.plusSeconds(60);
    return documents().file(record, said.under(key));
  }

  Documents documents() {
    return DocumentsFixture.on(mongo, Clock.fixed(now, ZoneOffset.UTC));
  }

  static SourceKey source(String key) {
    return new SourceKey("LIS", key);
  }
}
