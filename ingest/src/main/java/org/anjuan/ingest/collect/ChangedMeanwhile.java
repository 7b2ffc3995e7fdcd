package org.anjuan.ingest.collect;

import java.io.IOException;

/** A file was written to or replaced while it was read: what was read may be half of it. */
final class ChangedMeanwhile extends IOException {
  private static final long serialVersionUID = 1L;
}
