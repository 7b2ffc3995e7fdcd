package org.anjuan.archive.document;

/** How far the reading of a version has come. */
public enum Reading {
  /** The extractor has it still to do. */
  PENDING,
  /** Read: text and page count are known. */
  DONE,
  /** Can't be read; the reason is with the dead letter or in quarantine. */
  FAILED
}
