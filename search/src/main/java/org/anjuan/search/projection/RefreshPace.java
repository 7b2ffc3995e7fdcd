package org.anjuan.search.projection;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.anjuan.search.PageIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes what was indexed visible: where little comes, within half a second; where much comes, the
 * index does it by itself every few seconds, which saves it most of the small segments that it
 * would have to merge again. So the first document of a day is found at once, and of a night's load
 * the last.
 */
@Component
class RefreshPace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshPace.class);
  private static final int EVERY_MILLIS = 500;

  /** Looks that are left out after an index did not answer, which may have taken long. */
  private static final int LEFT_OUT = 20;

  /** Entries between two looks up to which an index is said to be quiet. */
  private static final int FEW = 4;

  private final Runnable refresh;
  private final AtomicLong fresh = new AtomicLong();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("index-refresh").factory());
  private boolean unseen;
  private int toLeaveOut;

  @Autowired
  RefreshPace(PageIndex index) {
    this(index::refresh);
  }

  RefreshPace(Runnable refresh) {
    this.refresh = refresh;
  }

  /** So many entries were written. */
  void wrote(int entries) {
    fresh.addAndGet(entries);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    long written = fresh.getAndSet(0);
    unseen |= written > 0;
    if (toLeaveOut > 0) {
      toLeaveOut--;
    } else if (unseen && written <= FEW) {
      tryToRefresh();
    }
  }

  /** A refusal costs nothing but time: the index refreshes itself. */
  private void tryToRefresh() {
    try {
      refresh.run();
      unseen = false;
    } catch (RuntimeException away) {
      toLeaveOut = LEFT_OUT;
      LOG.debug("The index is refreshed later: {}", away.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
