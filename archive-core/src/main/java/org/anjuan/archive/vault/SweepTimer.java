package org.anjuan.archive.vault;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Settles every second what was kept, and sweeps every hour, from ten minutes after the start on.
 */
class SweepTimer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);
  private static final int FIRST_MINUTES = 10;
  private static final int EVERY_MINUTES = 60;

  private final OrphanSweep sweep;
  private final Duration age;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("vault-sweep").factory());

  SweepTimer(OrphanSweep sweep, Duration age) {
    this.sweep = sweep;
    this.age = age;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::sweepOnce, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    var unusedToo = timer.scheduleWithFixedDelay(this::settleKept, 1, 1, TimeUnit.SECONDS);
  }

  private void settleKept() {
    try {
      sweep.settleKept();
    } catch (RuntimeException e) {
      LOG.debug("What was kept will be settled later: {}", e.toString());
    }
  }

  private void sweepOnce() {
    try {
      sweep.sweep(age);
    } catch (RuntimeException e) {
      LOG.warn("The sweep for orphaned blobs failed; the next one tries again", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    settleKept();
  }
}
