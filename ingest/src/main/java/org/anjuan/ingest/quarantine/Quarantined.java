package org.anjuan.ingest.quarantine;

import java.time.Instant;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something kept in quarantine.
 *
 * @param campus where it came in, as far as known; who may see it depends on that
 * @param field the field of the metadata at fault, if it is one
 * @param sealedMeta what came with it, as JSON, encrypted
 * @param matter null in entries older than the question: documents, but for what the folder has for
 *     stays
 * @param claimedAs the mark of whoever deals with it now
 * @param claimedUntil when that ends by itself
 */
@Document("quarantine")
public record Quarantined(
    @Id QuarantineId id,
    Instant receivedAt,
    Channel channel,
    @Nullable String campus,
    QuarantineReason reason,
    @Nullable String field,
    @Nullable String fileName,
    BlobId content,
    String sha256,
    long size,
    String mediaType,
    String sealedMeta,
    int arrivals,
    @Nullable Matter matter,
    @Nullable String claimedAs,
    @Nullable Instant claimedUntil) {

  public boolean isStatement() {
    return matter == Matter.STATEMENT
        || (matter == null && channel == Channel.FOLDER && "encounter.json".equals(fileName));
  }
}
