package org.anjuan.archive.access;

/** Work that a hospital may want done at designated places only (SEC-11). */
public enum BulkWork {
  EXPORT,
  BATCH_PRINT,
  /** Searching for a list of numbers at once. */
  BATCH_SEARCH,
  DOWNLOAD
}
