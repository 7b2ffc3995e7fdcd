package org.anjuan.ingest.paper;

import java.util.List;

/** A scanning job that can't be finished as it is. */
public final class NotFinishable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is still to be done. */
  public enum Why {
    NO_PAGES,
    WITHOUT_CATEGORY,
    /** Pages whose bar code names another record. */
    FOREIGN_PAGES,
    /** Required categories. */
    MISSING
  }

  private final Why why;
  private final transient List<Integer> pages;
  private final transient List<String> categories;

  NotFinishable(Why why, List<Integer> pages, List<String> categories) {
    super(why.name());
    this.why = why;
    this.pages = List.copyOf(pages);
    this.categories = List.copyOf(categories);
  }

  public Why why() {
    return why;
  }

  /** The pages at fault, from 1. */
  public List<Integer> pages() {
    return pages;
  }

  public List<String> categories() {
    return categories;
  }
}
