package org.anjuan.ingest.paper;

/** What was handed in as a picture of paper is of another kind, damaged or too large. */
public final class NotAPicture extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Why {
    OTHER_KIND,
    DAMAGED,
    TOO_LARGE,
    TOO_MANY_PAGES
  }

  private final Why why;

  NotAPicture(Why why) {
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
