package org.anjuan.archive.format;

import java.util.List;

/** Formats that one kind of worker reads. */
public enum Family {
  PDF,
  OFD,
  IMAGE,
  TEXT,
  /** Not read page by page: see {@link VideoWorkers}. */
  VIDEO;

  /** Those that have pages. */
  static List<Family> paged() {
    return List.of(PDF, OFD, IMAGE, TEXT);
  }
}
