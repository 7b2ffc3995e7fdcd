package org.anjuan.search;

/** The question has more characters or words than are searched at once. */
public final class QueryTooLong extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueryTooLong() {
    super("The question is too long");
  }
}
