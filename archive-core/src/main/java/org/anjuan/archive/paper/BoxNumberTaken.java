package org.anjuan.archive.paper;

/** Another box of the campus has this number. */
public final class BoxNumberTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoxNumberTaken() {
    super("number");
  }
}
