package org.anjuan.archive.document;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.vault.StoredBlob;
import org.jspecify.annotations.Nullable;

/** A document as it has just arrived, its bytes already in the vault. */
public record Arrival(
    SourceKey source,
    CategoryCode category,
    String title,
    @Nullable String author,
    @Nullable String department,
    @Nullable Instant createdAt,
    @Nullable Integer sourceVersion,
    @Nullable Instant modifiedAt,
    StoredBlob content,
    String mediaType,
    @Nullable String fileName,
    Channel channel) {

  Description description() {
    var at = new SourceMoment(sourceVersion, modifiedAt);
    return new Description(
        new Told<>(category, at),
        new Told<>(title, at),
        Told.of(author, at),
        Told.of(department, at),
        Told.of(createdAt, at));
  }

  DocumentVersion asVersion(int number, Instant now) {
    return new DocumentVersion(
        number,
        content.id(),
        content.sha256(),
        content.size(),
        mediaType,
        fileName,
        channel,
        now,
        modifiedAt,
        sourceVersion == null ? Set.of() : Set.of(sourceVersion),
        Reading.PENDING,
        null,
        description());
  }
}
