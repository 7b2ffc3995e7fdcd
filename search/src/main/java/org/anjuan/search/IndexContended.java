package org.anjuan.search;

/** Others kept changing the same entries; trying again later is right. */
public final class IndexContended extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IndexContended() {
    super("The same entries were changed all the time");
  }
}
