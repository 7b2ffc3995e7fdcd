package org.anjuan.archive.watermark;

/** Another picture is being read. */
public final class ReadingBusy extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReadingBusy() {
    super("another picture is being read");
  }
}
