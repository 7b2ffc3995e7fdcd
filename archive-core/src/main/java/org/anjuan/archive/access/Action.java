package org.anjuan.archive.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a record or its documents, the right it takes, and what binds the one who
 * may.
 */
public enum Action {
  /** Being found: hits, highlights, facets, lists. */
  SEARCH(Right.RECORD_SEARCH, null),
  /** The record's data, and pages as pictures. */
  VIEW(Right.RECORD_VIEW, null, Obligation.WATERMARK),
  /** The text of pages, and finding within it. */
  READ_TEXT(Right.RECORD_VIEW, null),
  /** The original bytes. */
  DOWNLOAD(Right.DOCUMENT_DOWNLOAD, BulkWork.DOWNLOAD),
  /** Pages on paper. */
  PRINT(Right.DOCUMENT_DOWNLOAD, null, Obligation.WATERMARK),
  /** Records leave as files. */
  EXPORT(Right.DOCUMENT_DOWNLOAD, BulkWork.EXPORT, Obligation.WATERMARK);

  private final Right right;
  private final @Nullable BulkWork bulkWork;
  private final Set<Obligation> obligations;

  Action(Right right, @Nullable BulkWork bulkWork, Obligation... obligations) {
    this.right = right;
    this.bulkWork = bulkWork;
    this.obligations = Set.of(obligations);
  }

  public Right right() {
    return right;
  }

  /** What it counts as where designated places are asked for; null: it is done anywhere. */
  @Nullable BulkWork bulkWork() {
    return bulkWork;
  }

  Set<Obligation> obligations() {
    return obligations;
  }
}
