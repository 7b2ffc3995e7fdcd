package org.anjuan.search.projection;

import java.util.concurrent.atomic.AtomicLong;
import org.anjuan.search.PageIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes what was indexed visible: where little comes, within half a second; where much comes, the
 * index does it by itself every few seconds, which saves it most of the small segments that it
 * would have to merge again. So the first document of a day is found at once, and of a night's load
 * the last.
 */
@Component
class RefreshPace {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshPace.class);

  /** Entries between two looks up to which an index is said to be quiet. */
  private static final int FEW = 4;

  private final PageIndex index;
  private final AtomicLong fresh = new AtomicLong();
  private boolean unseen;

  RefreshPace(PageIndex index) {
    this.index = index;
  }

  /** So many entries were written. */
  void wrote(int entries) {
    fresh.addAndGet(entries);
  }

  @Scheduled(fixedDelayString = "PT0.5S")
  synchronized void look() {
    long written = fresh.getAndSet(0);
    unseen |= written > 0;
    if (unseen && written <= FEW) {
      refresh();
    }
  }

  /** A refusal costs nothing but time: the index refreshes itself. */
  private void refresh() {
    try {
      index.refresh();
      unseen = false;
    } catch (RuntimeException away) {
      LOG.debug("The index is refreshed later: {}", away.toString());
    }
  }
}
