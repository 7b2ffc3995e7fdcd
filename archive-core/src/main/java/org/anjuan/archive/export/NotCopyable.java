package org.anjuan.archive.export;

/** A format without pages, such as a video: there is no stamped copy of it. */
public final class NotCopyable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotCopyable() {
    super("no pages");
  }
}
