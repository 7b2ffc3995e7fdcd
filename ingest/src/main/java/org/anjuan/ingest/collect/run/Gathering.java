package org.anjuan.ingest.collect.run;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what is due, some at once, while the list is still being read. Ends when the list is read
 * and nothing is due any more, or when the source has failed too often in a row.
 */
final class Gathering {
  private static final int BATCH = 100;
  private static final int MOST_IN_A_ROW = 10;

  private final RunContext run;
  private final SourceItems items;
  private final Taking taking;
  private final Semaphore places;
  private final int atOnce;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
  private volatile boolean listed;
  private final Thread thread;

  private Gathering(RunContext run, SourceItems items, Taking taking) {
    this.run = run;
    this.items = items;
    this.taking = taking;
    this.atOnce = run.plan().throttle().atOnce();
    this.places = new Semaphore(atOnce);
    this.thread = Thread.ofVirtual().name("gather-" + run.id()).unstarted(this::gather);
  }

  static Gathering begin(RunContext run, SourceItems items, Taking taking) {
    var gathering = new Gathering(run, items, taking);
    gathering.thread.start();
    return gathering;
  }

  /** The list is read: waits until what is due has been fetched. */
  void finish() throws IOException {
    listed = true;
    join();
    rethrow();
  }

  /** The run is over: what is being fetched is finished, nothing more begun. */
  void stop() {
    broken.compareAndSet(null, new BrokenOff(BrokenOff.Why.NODE_STOPS));
    join();
  }

  /** Throws what has broken it, so that the list is not read in vain. */
  void rethrow() throws IOException {
    switch (broken.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable other -> throw new IOException(other);
    }
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void gather() {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      while (broken.get() == null && look(pool)) {
        // until there is nothing left
      }
      places.acquireUninterruptibly(atOnce);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broken.compareAndSet(null, e);
    }
  }

  private boolean look(ExecutorService pool) throws InterruptedException {
    run.check();
    var wasListed = listed;
    // What is in hand now may be done, and look due all the same, by the time the answer is here.
    var held = Set.copyOf(inHand);
    var due = items.due(run.id(), run.now(), BATCH + held.size());
    var begun = 0;
    for (var item : due) {
      if (broken.get() == null && !held.contains(item.key())) {
        places.acquire();
        inHand.add(item.key());
        begun++;
        pool.execute(() -> take(item));
      }
    }
    if (begun == 0) {
      if (wasListed && held.isEmpty()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  private void take(SourceItem item) {
    try {
      taking.take(run, item);
      failuresInARow.set(0);
    } catch (IOException e) {
      if (failuresInARow.incrementAndGet() >= MOST_IN_A_ROW) {
        broken.compareAndSet(null, e);
      }
    } catch (RuntimeException | Error e) {
      broken.compareAndSet(null, e);
    } finally {
      inHand.remove(item.key());
      places.release();
    }
  }
}
