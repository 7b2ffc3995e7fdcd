package org.anjuan.archive.work;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does one kind of work for as long as the application runs: takes items in batches, a few batches
 * at once, and keeps their leases while they last. When the store does not answer, or {@link
 * NothingToWorkWith}, it waits and tries again.
 */
public final class WorkLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);
  private static final Duration NOTHING_TO_WORK_WITH = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final WorkQueue queue;
  private final WorkKind kind;
  private final int batch;
  private final Duration lease;
  private final Duration idle;
  private final Consumer<List<WorkItem>> worker;
  private final Semaphore places;
  private final Semaphore asked = new Semaphore(0);
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private volatile boolean storeWasAway;
  private volatile @Nullable ScheduledExecutorService keeper;
  private volatile boolean running;
  private volatile Thread loop = Thread.currentThread();

  /**
   * A loop that hands batches to {@code worker}, which says in the queue what became of each item.
   *
   * @param parallel how many batches are worked on at once
   * @param batch how many items a batch may have
   * @param idle pause when a batch was not full; where batches are single items, when there was
   *     nothing to do, and it ends as soon as somebody on this node asks for more
   */
  public WorkLoop(
      WorkQueue queue,
      WorkKind kind,
      int parallel,
      int batch,
      Duration lease,
      Duration idle,
      Consumer<List<WorkItem>> worker) {
    this.queue = queue;
    this.kind = kind;
    this.batch = batch;
    this.lease = lease;
    this.idle = idle;
    this.worker = worker;
    this.places = new Semaphore(parallel);
    if (batch == 1) { // else the pause is there to let a batch gather
      queue.tellOf(kind, this::wake);
    }
  }

  @Override
  public void start() {
    running = true;
    var leases =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease-" + kind).factory());
    keeper = leases;
    loop = Thread.ofPlatform().daemon().name("work-" + kind).start(() -> run(leases));
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
    var leases = keeper;
    if (leases != null) {
      leases.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(ScheduledExecutorService leases) {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      while (running) {
        turn(pool, leases);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(ExecutorService pool, ScheduledExecutorService leases)
      throws InterruptedException {
    places.acquire();
    asked.drainPermits(); // what was asked for until now is seen by the look that follows
    boolean away = false;
    try {
      if (storeWasAway) {
        queue.releaseStrays(kind, Set.copyOf(inHand));
        storeWasAway = false;
      }
      var items = queue.take(kind, batch, lease);
      if (!items.isEmpty()) {
        items.forEach(item -> inHand.add(item.id()));
        pool.execute(() -> work(items, leases));
        if (items.size() < batch) {
          awaitMore();
        }
        return;
      }
    } catch (RuntimeException silent) {
      LOG.warn("{} waits, the store does not answer: {}", kind, silent.toString());
      storeWasAway = true;
      away = true;
    } catch (Error e) { // nobody would do this kind of work any more
      LOG.error("{} waits after an error", kind, e);
      storeWasAway = true;
      away = true;
    }
    places.release();
    if (away) {
      TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
    } else {
      awaitMore();
    }
  }

  /** Until somebody here asks, or for a while: so a batch gathers. */
  private void awaitMore() throws InterruptedException {
    asked.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void wake() {
    if (asked.availablePermits() == 0) {
      asked.release();
    }
  }

  private void work(List<WorkItem> items, ScheduledExecutorService leases) {
    var pulse = lease.toMillis() / 3;
    var kept = leases.scheduleAtFixedRate(() -> extend(items), pulse, pulse, TimeUnit.MILLISECONDS);
    try {
      queue.work(kind, items, () -> worker.accept(items));
    } catch (NothingToWorkWith e) {
      note(() -> items.forEach(item -> queue.postpone(item, e.pause())));
      rest();
    } catch (RuntimeException e) {
      LOG.warn("{} will be tried again: {}", kind, e.toString());
      fail(items, e);
    } catch (Error e) { // its lease would run out, and it would come back without end
      LOG.error("{} ended in an error, it will be tried again", kind, e);
      fail(items, e);
    } finally {
      kept.cancel(false);
      items.forEach(item -> inHand.remove(item.id()));
      places.release();
    }
  }

  private void extend(List<WorkItem> items) {
    try {
      items.forEach(item -> queue.extend(item, lease));
    } catch (RuntimeException | Error away) { // else it would not be tried again
      LOG.debug("A lease could not be extended: {}", away.toString());
    }
  }

  private void fail(List<WorkItem> items, Throwable e) {
    note(() -> items.forEach(item -> queue.failed(item, e.getClass().getSimpleName())));
  }

  private void note(Runnable outcome) {
    try {
      outcome.run();
    } catch (RuntimeException away) {
      storeWasAway = true;
      LOG.debug("An outcome could not be noted, its lease is freed later: {}", away.toString());
    }
  }

  /** The next piece would fare no better. */
  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(NOTHING_TO_WORK_WITH.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
