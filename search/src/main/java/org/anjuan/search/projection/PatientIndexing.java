package org.anjuan.search.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexing that waits for an index that is away: however long, nothing becomes a dead letter.
 *
 * <p>An item of which Elasticsearch gives up answering looks the same, and would hold up all others
 * for ever. So after some batches in vain the items are tried alone, and where the index takes some
 * of them, those without an answer count as attempted. Those it puts off, since a part of it is
 * away or too busy, do not.
 */
final class PatientIndexing implements Consumer<List<WorkItem>> {
  private static final Logger LOG = LoggerFactory.getLogger(PatientIndexing.class);
  private static final Duration WHEN_AWAY = Duration.ofSeconds(2);
  private static final int BATCHES_IN_VAIN = 5;

  /** An index that has taken none of so many is away: each may take long to find that out. */
  private static final int ITEMS_IN_VAIN = 3;

  private final WorkQueue queue;
  private final Consumer<List<WorkItem>> indexing;
  private final Duration pause;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicInteger inVain = new AtomicInteger();

  PatientIndexing(WorkQueue queue, Consumer<List<WorkItem>> indexing) {
    this(queue, indexing, WHEN_AWAY);
  }

  PatientIndexing(WorkQueue queue, Consumer<List<WorkItem>> indexing, Duration pause) {
    this.queue = queue;
    this.indexing = indexing;
    this.pause = pause;
  }

  @Override
  public void accept(List<WorkItem> items) {
    try {
      indexing.accept(items);
      answered();
    } catch (SearchUnavailable away) {
      if (!away.mayPass()) {
        throw away;
      }
      if (!waiting.getAndSet(true)) {
        LOG.warn("What is to be indexed waits: {}", away.getMessage());
      }
      if (items.size() == 1 || inVain.incrementAndGet() < BATCHES_IN_VAIN) {
        postpone(items);
      } else {
        tryAlone(items);
      }
    }
  }

  private void answered() {
    inVain.set(0);
    if (waiting.getAndSet(false)) {
      LOG.info("The index answers again");
    }
  }

  private record Away(WorkItem item, boolean withoutAnswer) {}

  private void attempted(Away one) {
    if (one.withoutAnswer()) {
      queue.failed(one.item(), SearchUnavailable.class.getSimpleName());
    } else {
      queue.postpone(one.item(), pause);
    }
  }

  private void tryAlone(List<WorkItem> items) {
    var order = new ArrayList<>(items); // else the same ones might always be those in vain
    Collections.shuffle(order);
    var away = new ArrayList<Away>();
    var taken = false;
    for (var item : order) {
      if (taken || away.size() < ITEMS_IN_VAIN) {
        taken |= tryAlone(item, away);
      } else {
        away.add(new Away(item, false));
      }
    }
    if (taken) {
      answered();
      away.forEach(this::attempted);
    } else {
      postpone(away.stream().map(Away::item).toList());
    }
  }

  /** Whether it is indexed; {@code away} gets it when the index gave no answer. */
  private boolean tryAlone(WorkItem item, List<Away> away) {
    try {
      indexing.accept(List.of(item));
      return true;
    } catch (SearchUnavailable failed) {
      if (failed.mayPass()) {
        away.add(new Away(item, failed.isWithoutAnswer()));
      } else {
        queue.failed(item, failed.getClass().getSimpleName());
      }
    } catch (RuntimeException failed) {
      queue.failed(item, failed.getClass().getSimpleName());
    }
    return false;
  }

  /** The next batch would fare no better: it waits too. */
  private void postpone(List<WorkItem> items) {
    items.forEach(item -> queue.postpone(item, pause));
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
