package org.anjuan.archive.paper;

/** Somebody else has changed the scanning job, or it is not open any more. */
public final class ScanJobChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScanJobChanged(ScanJobId id) {
    super("scanning job " + id);
  }
}
