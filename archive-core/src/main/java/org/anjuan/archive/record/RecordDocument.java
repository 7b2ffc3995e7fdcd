package org.anjuan.archive.record;

import org.jspecify.annotations.Nullable;

/**
 * What a record knows of one of its documents: enough to count and to find it.
 *
 * @param revision the document's revision that this was taken from; an older one never replaces it
 * @param pages pages of the current version, null until it has been read
 * @param takenBack whether its source has withdrawn it; null: it has not
 * @param scanned whether the current version is a picture of paper; null: not
 */
public record RecordDocument(
    String documentId,
    String category,
    int version,
    @Nullable Integer pages,
    long revision,
    @Nullable Boolean takenBack,
    @Nullable Boolean scanned) {

  /** One from another system that its source has not withdrawn. */
  public RecordDocument(
      String documentId, String category, int version, @Nullable Integer pages, long revision) {
    this(documentId, category, version, pages, revision, null, null);
  }

  /** Whether its source has taken the document back. */
  public boolean isWithdrawn() {
    return Boolean.TRUE.equals(takenBack);
  }

  public boolean isScanned() {
    return Boolean.TRUE.equals(scanned);
  }
}
