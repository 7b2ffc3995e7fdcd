package org.anjuan.worker.protocol;

/** In which format a document is copied. */
public enum CopyForm {
  /** The document's own where it can carry a stamp; all else becomes PDF. */
  OWN,
  PDF
}
