package org.anjuan.archive.record;

import org.jspecify.annotations.Nullable;

/**
 * What a record knows of one of its documents: enough to count and to find it.
 *
 * @param revision the document's revision that this was taken from; an older one never replaces it
 * @param pages pages of the current version, null until it has been read
 * @param scanned whether the current version is a picture of paper; null: not
 */
public record RecordDocument(
    String documentId,
    String category,
    int version,
    @Nullable Integer pages,
    long revision,
    @Nullable Boolean scanned) {

  /** One from another system. */
  public RecordDocument(
      String documentId, String category, int version, @Nullable Integer pages, long revision) {
    this(documentId, category, version, pages, revision, null);
  }

  public boolean isScanned() {
    return Boolean.TRUE.equals(scanned);
  }
}
