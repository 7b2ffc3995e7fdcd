package org.anjuan.archive.document;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.StoredBlob;
import org.jspecify.annotations.Nullable;

/** One delivery of a report, with what its source says of it. */
record Said(
    String content,
    @Nullable Integer count,
    @Nullable Instant modifiedAt,
    String category,
    String title,
    @Nullable String author) {

  private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");

  Said modified(int hour) {
    return new Said(content, count, hour(hour), category, title, author);
  }

  Said titled(String other) {
    return new Said(content, count, modifiedAt, category, other, author);
  }

  Said in(String other) {
    return new Said(content, count, modifiedAt, other, title, author);
  }

  Said by(String staff) {
    return new Said(content, count, modifiedAt, category, title, staff);
  }

  Arrival under(String key) {
    return new Arrival(
        Laboratory.source(key),
        new CategoryCode(category),
        title,
        author,
        null,
        null,
        count,
        modifiedAt,
        new StoredBlob(new BlobId(RecordId.next().value()), 3, hash(content)),
        "application/pdf",
        null,
        Channel.HTTP);
  }

  static Said at(int hour, String content) {
    return bare(content).modified(hour);
  }

  static Said counted(int count, String content) {
    return new Said(content, count, null, "C0034", "报告", null);
  }

  static Said bare(String content) {
    return new Said(content, null, null, "C0034", "报告", null);
  }

  static Instant hour(int hour) {
    return FIRST.plus(Duration.ofHours(hour));
  }

  static String hash(String content) {
    return HexFormat.of().formatHex(content.getBytes(StandardCharsets.UTF_8));
  }

  static String content(DocumentVersion version) {
    return new String(HexFormat.of().parseHex(version.sha256()), StandardCharsets.UTF_8);
  }
}
