package org.anjuan.archive.work;

/** What kinds of work there are. */
public enum WorkKind {
  /** Read a version's pages, text and thumbnails; subject: document and version. */
  EXTRACT,
  /** Bring a document's current version into the index; subject: document. */
  INDEX_DOCUMENT,
  /** Bring a record's own data into the index; subject: record. */
  INDEX_RECORD
}
