package org.anjuan.ingest.message.view;

import java.time.Duration;
import org.anjuan.archive.work.Rota;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks which views are due, and reads them: each on one node at a time, a few on this one. */
@Component
class ViewEngine implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final int AT_ONCE = 4;

  private final MessageProperties properties;
  private final Listeners listeners;
  private final ViewReading reading;
  private final Rota<ListenerCode> rota = new Rota<>("Views", AT_ONCE, EVERY);

  ViewEngine(MessageProperties properties, Listeners listeners, ViewReading reading) {
    this.properties = properties;
    this.listeners = listeners;
    this.reading = reading;
  }

  @Override
  public void start() {
    if (properties.enabled()) {
      rota.start(this::look);
    }
  }

  @Override
  public void stop() {
    rota.stop();
  }

  @Override
  public boolean isRunning() {
    return rota.isOn();
  }

  private void look() {
    for (var listener : listeners.all()) {
      var source = listener.view();
      if (source != null) {
        rota.offer(
            listener.code(),
            () -> reading.due(listener, source).isAnything(),
            () -> reading.run(listener, source, () -> !rota.isOn()));
      }
    }
  }
}
