package org.anjuan.archive.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does one kind of work for as long as the application runs: takes items, a few at once, and keeps
 * their leases while they last. When the store does not answer it waits and tries again.
 */
public final class WorkLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final WorkQueue queue;
  private final WorkKind kind;
  private final int parallel;
  private final Duration lease;
  private final Duration idle;
  private final Consumer<WorkItem> worker;
  private final Semaphore places;
  private final ScheduledExecutorService keeper;
  private volatile boolean running;
  private volatile Thread loop = Thread.currentThread();

  /**
   * A loop that hands each item to {@code worker}, which says in the queue what became of it.
   *
   * @param idle pause when there was nothing to do
   */
  public WorkLoop(
      WorkQueue queue,
      WorkKind kind,
      int parallel,
      Duration lease,
      Duration idle,
      Consumer<WorkItem> worker) {
    this.queue = queue;
    this.kind = kind;
    this.parallel = parallel;
    this.lease = lease;
    this.idle = idle;
    this.worker = worker;
    this.places = new Semaphore(parallel);
    this.keeper =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease-" + kind).factory());
  }

  @Override
  public void start() {
    running = true;
    loop = Thread.ofPlatform().daemon().name("work-" + kind).start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    loop.interrupt();
    try {
      loop.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      while (running) {
        turn(pool);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(ExecutorService pool) throws InterruptedException {
    places.acquire();
    var free = 1 + places.drainPermits();
    var taken = 0;
    try {
      for (var item : queue.take(kind, free, lease)) {
        taken++;
        pool.execute(() -> work(item));
      }
    } catch (RuntimeException away) {
      LOG.warn("{} waits, the store does not answer: {}", kind, away.toString());
      places.release(free - taken);
      TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
      return;
    }
    places.release(free - taken);
    if (taken == 0) {
      TimeUnit.MILLISECONDS.sleep(idle.toMillis());
    }
  }

  private void work(WorkItem item) {
    var pulse = lease.toMillis() / 3;
    var kept =
        keeper.scheduleAtFixedRate(() -> extend(item), pulse, pulse, TimeUnit.MILLISECONDS);
    try {
      worker.accept(item);
    } catch (RuntimeException e) {
      LOG.warn("{} will be tried again: {}", kind, e.toString());
      fail(item, e);
    } finally {
      kept.cancel(false);
      places.release();
    }
  }

  private void extend(WorkItem item) {
    try {
      queue.extend(item, lease);
    } catch (RuntimeException away) {
      LOG.debug("A lease could not be extended: {}", away.toString());
    }
  }

  private void fail(WorkItem item, RuntimeException e) {
    try {
      queue.failed(item, e.getClass().getSimpleName());
    } catch (RuntimeException away) {
      LOG.debug("A failure could not be noted, its lease will run out: {}", away.toString());
    }
  }

  /** How many items are worked on at most. */
  public int parallel() {
    return parallel;
  }
}
