package org.anjuan.ingest.message.view;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageProperties;
import org.anjuan.ingest.message.ViewSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks which views are due, and reads them: each on one node at a time, a few on this one. */
@Component
class ViewEngine implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ViewEngine.class);
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final Duration TO_END = Duration.ofSeconds(30);
  private static final int AT_ONCE = 4;

  private final MessageProperties properties;
  private final Listeners listeners;
  private final ViewReading reading;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<ListenerCode> running = ConcurrentHashMap.newKeySet();
  private volatile boolean on;
  private volatile Thread loop = Thread.currentThread();

  ViewEngine(MessageProperties properties, Listeners listeners, ViewReading reading) {
    this.properties = properties;
    this.listeners = listeners;
    this.reading = reading;
  }

  @Override
  public void start() {
    if (properties.enabled()) {
      on = true;
      loop = Thread.ofVirtual().name("views").start(this::watch);
    }
  }

  @Override
  public void stop() {
    on = false;
    loop.interrupt();
    try {
      loop.join(TO_END);
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
        look(pool);
        TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(ExecutorService pool) {
    try {
      for (var listener : listeners.all()) {
        var source = listener.view();
        if (source != null
            && on
            && !running.contains(listener.code())
            && reading.due(listener, source).isAnything()
            && places.tryAcquire()) {
          running.add(listener.code());
          pool.execute(() -> read(listener, source));
        }
      }
    } catch (RuntimeException silent) {
      LOG.warn("Views wait, the store does not answer: {}", silent.toString());
    }
  }

  private void read(Listener listener, ViewSource source) {
    try {
      reading.run(listener, source, () -> !on);
    } catch (RuntimeException e) {
      LOG.warn("View {} could not be read: {}", listener.code(), e.toString());
    } finally {
      running.remove(listener.code());
      places.release();
    }
  }
}
