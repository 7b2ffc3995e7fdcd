package org.anjuan.archive.format;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that a family's workers don't start, and once that they do again. */
final class StartTrouble {
  private static final Logger LOG = LoggerFactory.getLogger(StartTrouble.class);

  private final Family family;
  private final AtomicBoolean told = new AtomicBoolean();

  StartTrouble(Family family) {
    this.family = family;
  }

  void tell(WorkerFailed failed) {
    if (failed.why() == WorkerFailed.Cause.NOT_STARTED && !told.getAndSet(true)) {
      var why = String.valueOf(failed.getCause());
      LOG.warn("{} workers don't start, what needs them waits: {}", family, why);
    }
  }

  void isOver() {
    if (told.getAndSet(false)) {
      LOG.info("{} workers start again", family);
    }
  }
}
