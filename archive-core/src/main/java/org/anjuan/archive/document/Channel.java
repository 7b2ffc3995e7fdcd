package org.anjuan.archive.document;

/** By which way a document came in. */
public enum Channel {
  FOLDER,
  HTTP,
  ASSIGNED,
  /** From paper, at the scanning workplace. */
  SCAN
}
