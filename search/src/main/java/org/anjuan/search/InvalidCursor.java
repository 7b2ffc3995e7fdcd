package org.anjuan.search;

/** The cursor is not one that this question was given. */
public final class InvalidCursor extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidCursor() {
    super("The cursor does not belong to this question");
  }
}
