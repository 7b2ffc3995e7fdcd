package org.anjuan.archive.document;

import java.time.Clock;
import java.time.Instant;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.StoredBlob;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Lets tests of other packages file documents whose bytes nobody reads. */
public final class DocumentsFixture {
  private DocumentsFixture() {}

  public static Documents on(MongoOperations mongo, Clock clock) {
    return new Documents(mongo, IdentifiersFixture.on(mongo), clock);
  }

  public static Arrival arrival(
      SourceKey source, String category, String type, @Nullable Instant modified) {
    var blob = RecordId.next().value();
    return new Arrival(
        source,
        new CategoryCode(category),
        "检验报告",
        null,
        null,
        null,
        null,
        modified,
        new StoredBlob(new BlobId(blob), 3, blob.repeat(2)),
        type,
        null,
        Channel.HTTP);
  }
}
