package org.anjuan.ingest.collect.run;

/** A run that stops where it is, and goes on there later. */
final class BrokenOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why. */
  enum Why {
    NODE_STOPS,
    LEASE_LOST,
    WINDOW_CLOSED,
    PAUSED,
    CHANGED
  }

  BrokenOff(Why why) {
    super(why.name());
    this.why = why;
  }

  Why why() {
    return why;
  }
}
