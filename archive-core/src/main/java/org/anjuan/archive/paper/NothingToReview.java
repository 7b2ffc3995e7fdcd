package org.anjuan.archive.paper;

/** What was scanned is not up for review now, or for being done again. */
public final class NothingToReview extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingToReview(ScanJobId id) {
    super("scanning job " + id);
  }
}
