package org.anjuan.archive.access;

import java.util.Set;

/**
 * What can be done with a record or its documents, the right it takes, and what binds the one who
 * may.
 */
public enum Action {
  /** Being found: hits, highlights, facets, lists. */
  SEARCH(Right.RECORD_SEARCH),
  /** The record's data, and pages as pictures. */
  VIEW(Right.RECORD_VIEW, Obligation.WATERMARK),
  /** The text of pages, and finding within it. */
  READ_TEXT(Right.RECORD_VIEW),
  /** The original bytes. */
  DOWNLOAD(Right.DOCUMENT_DOWNLOAD);

  private final Right right;
  private final Set<Obligation> obligations;

  Action(Right right, Obligation... obligations) {
    this.right = right;
    this.obligations = Set.of(obligations);
  }

  public Right right() {
    return right;
  }

  Set<Obligation> obligations() {
    return obligations;
  }
}
