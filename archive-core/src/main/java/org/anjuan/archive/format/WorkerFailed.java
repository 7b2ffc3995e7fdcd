package org.anjuan.archive.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A worker was lost over a document. Another try may help; a document that fails again should be
 * laid aside.
 */
public final class WorkerFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Family family;
  private final Cause why;

  WorkerFailed(Family family, Cause why) {
    this(family, why, null);
  }

  private WorkerFailed(Family family, Cause why, @Nullable IOException cause) {
    super(family + ": " + why, cause);
    this.family = family;
    this.why = why;
  }

  static WorkerFailed notStarted(Family family, IOException cause) {
    return new WorkerFailed(family, Cause.NOT_STARTED, cause);
  }

  public Family family() {
    return family;
  }

  public Cause why() {
    return why;
  }

  /** What happened. */
  public enum Cause {
    /** It took longer than allowed and was killed. */
    TIMEOUT,
    /** It needed more memory than allowed. */
    MEMORY,
    /** It ended by itself, or someone killed it. */
    CRASHED,
    /**
     * It could not be started: the installation is not complete, or the machine is out of
     * resources. No document is at fault; what is to be read waits until workers start again.
     */
    NOT_STARTED
  }
}
