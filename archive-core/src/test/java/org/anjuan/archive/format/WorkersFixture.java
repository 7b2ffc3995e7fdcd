package org.anjuan.archive.format;

import java.io.IOException;

/** Lets tests of other packages have troubles with workers. */
public final class WorkersFixture {
  private WorkersFixture() {}

  public static WorkerFailed notStarted() {
    return WorkerFailed.notStarted(Family.PDF, new IOException("no memory to fork"));
  }

  public static WorkerFailed lost(WorkerFailed.Cause why) {
    return new WorkerFailed(Family.PDF, why);
  }
}
