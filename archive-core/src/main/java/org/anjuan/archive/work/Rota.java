package org.anjuan.archive.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time what is due, and does it: each thing once at a time, a few at once on
 * this node. That no other node does it too is up to what is done.
 *
 * @param <K> what tells one thing from another
 */
public final class Rota<K> {
  private static final Logger LOG = LoggerFactory.getLogger(Rota.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final String name;
  private final int atOnce;
  private final Duration every;
  private final Semaphore places;
  private final Set<K> goingOn = ConcurrentHashMap.newKeySet();
  private volatile boolean on;
  private volatile @Nullable Thread loop;

  /**
   * @param name for the log
   * @param atOnce how many things are done at once at most
   * @param every how long it pauses between two looks
   */
  public Rota(String name, int atOnce, Duration every) {
    this.name = name;
    this.atOnce = atOnce;
    this.every = every;
    this.places = new Semaphore(atOnce);
  }

  /** Begins. What {@code look} finds it {@link #offer}s. */
  public void start(Runnable look) {
    on = true;
    loop = Thread.ofVirtual().name(name).start(() -> watch(look));
  }

  /** Nothing is begun any more; returns when what is going on has ended, or after half a minute. */
  public void stop() {
    on = false;
    var looking = loop;
    if (looking == null) {
      return;
    }
    looking.interrupt();
    long latest = System.nanoTime() + TO_END.toNanos();
    try {
      looking.join(TO_END);
      if (places.tryAcquire(atOnce, latest - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        places.release(atOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False from the moment when it is to stop: long work looks at this. */
  public boolean isOn() {
    return on;
  }

  private void watch(Runnable look) {
    try {
      while (on) {
        TimeUnit.MILLISECONDS.sleep((looked(look) ? every : AFTER_TROUBLE).toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean looked(Runnable look) {
    try {
      look.run();
      return true;
    } catch (RuntimeException silent) {
      LOG.warn("{} wait, the store does not answer: {}", name, silent.toString());
      return false;
    }
  }

  /**
   * Does something on a thread of its own if it is due, and there is a place for it. Called by the
   * look alone.
   */
  public void offer(K which, BooleanSupplier due, Runnable work) {
    if (on && !goingOn.contains(which) && due.getAsBoolean() && places.tryAcquire()) {
      goingOn.add(which);
      Thread.ofVirtual().name(name + "-" + which).start(() -> run(which, work));
    }
  }

  private void run(K which, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("{}: {} could not be done: {}", name, which, e.toString());
    } finally {
      goingOn.remove(which);
      places.release();
    }
  }
}
