package org.anjuan.ingest.message;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the ports of this node as the listeners say: opened, changed and closed without a restart.
 */
@Component
public class Ports implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Listeners listeners;
  private final MessageProperties properties;
  private final ObjectProvider<SslBundles> bundles;
  private final Map<Protocol, Conversation> conversations = new EnumMap<>(Protocol.class);
  private final Map<ListenerCode, PortServer> open = new HashMap<>();
  private final Map<ListenerCode, String> troubles = new HashMap<>();
  private final Semaphore asked = new Semaphore(0);
  private volatile boolean running;
  private volatile Thread loop = Thread.currentThread();

  Ports(
      Listeners listeners,
      MessageProperties properties,
      ObjectProvider<SslBundles> bundles,
      List<Conversation> conversations) {
    this.listeners = listeners;
    this.properties = properties;
    this.bundles = bundles;
    conversations.forEach(one -> this.conversations.put(one.protocol(), one));
    listeners.tellOfChanges(asked::release);
  }

  /** How a listener's port is doing on this node. */
  public record PortState(boolean open, int port, int connections, @Nullable String trouble) {}

  public synchronized PortState state(ListenerCode code) {
    var server = open.get(code);
    return server == null
        ? new PortState(false, 0, 0, troubles.get(code))
        : new PortState(true, server.port(), server.connections(), null);
  }

  @Override
  public void start() {
    if (properties.enabled()) {
      running = true;
      loop = Thread.ofVirtual().name("ports").start(this::keep);
    }
  }

  @Override
  public void stop() {
    running = false;
    loop.interrupt();
    synchronized (this) {
      open.values().forEach(PortServer::close);
      open.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void keep() {
    while (running) {
      try {
        look();
        asked.drainPermits();
        asked.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException away) {
        LOG.debug("The listeners can't be looked at now: {}", away.toString());
        asked.drainPermits();
        try {
          TimeUnit.SECONDS.sleep(3);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }
  }

  /** Opens, renews and closes what has changed. */
  synchronized void look() {
    var wanted = new HashMap<ListenerCode, Listener>();
    for (var listener : listeners.all()) {
      if (listener.enabled() && listener.protocol().hasOwnPort()) {
        wanted.put(listener.code(), listener);
      }
    }
    for (var server : List.copyOf(open.values())) {
      var code = server.listener().code();
      if (!server.listener().equals(wanted.get(code))) {
        server.close();
        open.remove(code);
      }
    }
    troubles.keySet().retainAll(wanted.keySet());
    wanted.values().stream().filter(one -> !open.containsKey(one.code())).forEach(this::open);
  }

  private void open(Listener listener) {
    var conversation = conversations.get(listener.protocol());
    if (conversation == null || !running) {
      return;
    }
    try {
      var tls = listener.tls() ? tls() : null;
      open.put(listener.code(), new PortServer(listener, conversation, properties, tls));
      troubles.remove(listener.code());
    } catch (IOException | NoSuchSslBundleException | IllegalStateException e) {
      if (troubles.put(listener.code(), String.valueOf(e.getMessage())) == null) {
        LOG.warn("Listener {} can't be opened: {}", listener.code(), e.toString());
      }
    }
  }

  private SSLContext tls() {
    var name = properties.tlsBundle();
    var all = bundles.getIfAvailable();
    if (name == null || all == null) {
      throw new IllegalStateException("anjuan.message.tls-bundle is not set");
    }
    return all.getBundle(name).createSslContext();
  }
}
