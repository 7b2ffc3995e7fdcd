package org.anjuan.archive.work;

import java.time.Duration;

/**
 * What this kind of work is done with is away, through no fault of the work: it waits, however
 * long, and none of it becomes a dead letter.
 */
public final class NothingToWorkWith extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration pause;

  /**
   * @param pause until the same piece is tried again
   */
  public NothingToWorkWith(Duration pause, Throwable cause) {
    super(cause);
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
