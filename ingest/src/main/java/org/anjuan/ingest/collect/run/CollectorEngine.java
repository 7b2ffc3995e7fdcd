package org.anjuan.ingest.collect.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.anjuan.ingest.collect.channel.CollectProperties;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks which collectors are due, and runs them: each on one node at a time, a few on this one. */
@Component
class CollectorEngine implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorEngine.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);

  private final CollectProperties properties;
  private final Collectors collectors;
  private final Runner runner;
  private final Semaphore places;
  private final Set<CollectorId> running = ConcurrentHashMap.newKeySet();
  private volatile boolean on;
  private volatile Thread loop = Thread.currentThread();

  CollectorEngine(CollectProperties properties, Collectors collectors, Runner runner) {
    this.properties = properties;
    this.collectors = collectors;
    this.runner = runner;
    this.places = new Semaphore(properties.parallel());
  }

  @Override
  public void start() {
    if (properties.enabled()) {
      on = true;
      loop = Thread.ofVirtual().name("collectors").start(this::watch);
    }
  }

  @Override
  public void stop() {
    on = false;
    loop.interrupt();
    try {
      loop.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return on;
  }

  private void watch() {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      while (on) {
        var pause = look(pool) ? properties.every() : AFTER_TROUBLE;
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts what is due; false when the store does not answer. */
  private boolean look(ExecutorService pool) {
    try {
      for (var collector : collectors.all()) {
        if (on
            && !running.contains(collector.id())
            && runner.due(collector).isAnything()
            && places.tryAcquire()) {
          running.add(collector.id());
          pool.execute(() -> run(collector));
        }
      }
      return true;
    } catch (RuntimeException silent) {
      LOG.warn("Collectors wait, the store does not answer: {}", silent.toString());
      return false;
    }
  }

  private void run(Collector collector) {
    try {
      runner.run(collector, () -> !on);
    } catch (RuntimeException e) {
      LOG.warn("Collector {} could not run: {}", collector.id(), e.toString());
    } finally {
      running.remove(collector.id());
      places.release();
    }
  }
}
