package org.anjuan.ingest.intake;

import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param refused why it lies in quarantine; null when it was archived
 * @param right how much of the text is right, white space not counted; null without a truth
 * @param rightWithSpaces the same, white space counted
 */
record CorpusOutcome(
    String folder,
    String name,
    String mediaType,
    String ended,
    @Nullable QuarantineReason refused,
    int pages,
    int ocrPages,
    int unreadable,
    int characters,
    @Nullable Double right,
    @Nullable Double rightWithSpaces) {

  static CorpusOutcome refused(
      String folder, String name, String mediaType, QuarantineReason reason) {
    return new CorpusOutcome(
        folder, name, mediaType, "quarantine: " + reason, reason, 0, 0, 0, 0, null, null);
  }

  boolean isPending() {
    return ended.startsWith("PENDING");
  }

  /** Its text was recognised, and the corpus has the truth. */
  boolean isScanWithTruth() {
    return ocrPages > 0 && right != null;
  }
}
