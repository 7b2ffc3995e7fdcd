package org.anjuan.archive.document;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * One state of a document's bytes; never changed but for what is read out of it, and for what its
 * source says when it sends the same bytes again.
 *
 * @param number stable from the first moment; links name it
 * @param sourceVersions the version numbers under which the source has sent these bytes
 * @param modifiedAt when the source says it was changed, as it last said
 * @param described what the source told of the document with these bytes; null of one filed before
 *     that was kept by version, unless it was told again
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
    @Nullable Extracted extracted,
    @Nullable Description described) {

  /** The highest number a source's own version count may have to become ours. */
  static final int MOST = 99_999;

  /** One of which only the document's own description is known. */
  public DocumentVersion(
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
    this(
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
        extracted,
        null);
  }

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

  /** Where its source last stated these bytes. */
  SourceMoment stands() {
    if (described != null) {
      return described.at();
    }
    var counts = sourceVersions.stream().max(Integer::compareTo);
    return new SourceMoment(counts.orElse(null), modifiedAt);
  }

  Instant statedAt() {
    return modifiedAt == null ? receivedAt : modifiedAt;
  }

  DocumentVersion describedAs(Description description) {
    return new DocumentVersion(
        number,
        content,
        sha256,
        size,
        mediaType,
        fileName,
        channel,
        receivedAt,
        description.at().modifiedAt(),
        sourceVersions,
        reading,
        extracted,
        description);
  }

  /** This, and what its source says when it sends the same bytes again. */
  DocumentVersion hearing(Arrival arrival) {
    var heard = sentAs(arrival.sourceVersion());
    var said = arrival.description();
    if (described != null) {
      return heard.describedAs(described.and(said));
    }
    return said.at().compareTo(stands()) < 0 ? heard : heard.describedAs(said);
  }

  private DocumentVersion sentAs(@Nullable Integer sourceVersion) {
    var all = new TreeSet<>(sourceVersions);
    if (sourceVersion != null) {
      all.add(sourceVersion);
    }
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
        extracted,
        described);
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
        extracted,
        described);
  }
}
