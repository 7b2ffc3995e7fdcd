package org.anjuan.search.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexing that waits for an index that is away: however long, nothing becomes a dead letter. */
final class PatientIndexing implements Consumer<List<WorkItem>> {
  private static final Logger LOG = LoggerFactory.getLogger(PatientIndexing.class);
  private static final Duration WHEN_AWAY = Duration.ofSeconds(2);

  private final WorkQueue queue;
  private final Consumer<List<WorkItem>> indexing;
  private final AtomicBoolean waiting = new AtomicBoolean();

  PatientIndexing(WorkQueue queue, Consumer<List<WorkItem>> indexing) {
    this.queue = queue;
    this.indexing = indexing;
  }

  @Override
  public void accept(List<WorkItem> items) {
    try {
      indexing.accept(items);
      if (waiting.getAndSet(false)) {
        LOG.info("The index answers again");
      }
    } catch (SearchUnavailable away) {
      if (!away.mayPass()) {
        throw away;
      }
      if (!waiting.getAndSet(true)) {
        LOG.warn("What is to be indexed waits: {}", away.getMessage());
      }
      items.forEach(item -> queue.postpone(item, WHEN_AWAY));
      pause();
    }
  }

  /** The next batch would fare no better. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(WHEN_AWAY.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
