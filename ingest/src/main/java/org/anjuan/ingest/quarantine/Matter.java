package org.anjuan.ingest.quarantine;

/** What the bytes of an entry are. */
public enum Matter {
  DOCUMENT,
  /** What a source says of a stay, as JSON, without a document. */
  STATEMENT
}
