package org.anjuan.archive.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * One state of a document's bytes; never changed but for what is read out of it.
 *
 * @param number stable from the first moment; links name it
 * @param sourceVersions the version numbers under which the source has sent these bytes
 * @param modifiedAt when the source says it was changed
 */
public record DocumentVersion(
    int number,
    BlobId content,
    String sha256,
    long size,
    String mediaType,
    @Nullable String fileName,
    Channel channel,
    Instant receivedAt,
    @Nullable Instant modifiedAt,
    Set<Integer> sourceVersions,
    Reading reading,
    @Nullable Extracted extracted) {

  /** The highest number a source's own version count may have to become ours. */
  static final int MOST = 99_999;

  /** The order by the source's clock; bytes break a tie. */
  static final Comparator<DocumentVersion> BY_TIME =
      Comparator.comparing(DocumentVersion::statedAt).thenComparing(DocumentVersion::sha256);

  /** The order by the source's version count, then by its clock. */
  static final Comparator<DocumentVersion> BY_COUNT =
      Comparator.comparingInt(DocumentVersion::latestSourceVersion).thenComparing(BY_TIME);

  public DocumentVersion {
    if (number < 1) {
      throw new InvalidValue("version");
    }
    sourceVersions = Set.copyOf(sourceVersions);
  }

  /** Whether it is a picture of paper: marked wherever it is shown. */
  public boolean isScanned() {
    return channel == Channel.SCAN || mediaType.startsWith("image/");
  }

  int latestSourceVersion() {
    return sourceVersions.stream().mapToInt(v -> v).max().orElse(0);
  }

  Instant statedAt() {
    return modifiedAt == null ? receivedAt : modifiedAt;
  }

  DocumentVersion alsoSentAs(@Nullable Integer sourceVersion) {
    if (sourceVersion == null || sourceVersions.contains(sourceVersion)) {
      return this;
    }
    var all = new TreeSet<>(sourceVersions);
    all.add(sourceVersion);
    return new DocumentVersion(
        number,
        content,
        sha256,
        size,
        mediaType,
        fileName,
        channel,
        receivedAt,
        modifiedAt,
        all,
        reading,
        extracted);
  }

  DocumentVersion filmed(Film film) {
    return read(reading, extracted == null ? null : extracted.with(film));
  }

  DocumentVersion pictured(BlobId thumbnails) {
    return read(reading, extracted == null ? null : extracted.withThumbnails(thumbnails));
  }

  DocumentVersion read(Reading reading, @Nullable Extracted extracted) {
    return new DocumentVersion(
        number,
        content,
        sha256,
        size,
        mediaType,
        fileName,
        channel,
        receivedAt,
        modifiedAt,
        sourceVersions,
        reading,
        extracted);
  }
}
