package org.anjuan.ingest.message;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener's port on this node. Every connection has a thread of its own; those from addresses
 * that may not speak, and those past the limit, are closed at once.
 */
final class PortServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortServer.class);

  private final Listener listener;
  private final Conversation conversation;
  private final Duration idle;
  private final ServerSocket server;
  private final Semaphore places;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  PortServer(
      Listener listener,
      Conversation conversation,
      MessageProperties properties,
      @Nullable SSLContext tls)
      throws IOException {
    this.listener = listener;
    this.conversation = conversation;
    this.idle = properties.idle();
    this.places = new Semaphore(properties.connections());
    var factory = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
    this.server = factory.createServerSocket();
    server.setReuseAddress(true);
    try {
      server.bind(new InetSocketAddress(InetAddress.ofLiteral(listener.bind()), listener.port()));
    } catch (IOException taken) {
      server.close();
      throw taken;
    }
    Thread.ofVirtual().name("listener-" + listener.code()).start(this::accept);
  }

  Listener listener() {
    return listener;
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return open.size();
  }

  private void accept() {
    while (!closed) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("Listener {} could not accept a connection: {}", listener.code(), e.toString());
        }
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    var address = socket.getInetAddress().getHostAddress();
    if (!listener.admits(address) || !places.tryAcquire()) {
      LOG.warn("Listener {} turned away {}", listener.code(), address);
      socket.close();
      return;
    }
    open.add(socket);
    Thread.ofVirtual()
        .name("listener-" + listener.code() + "-" + address)
        .start(() -> converse(socket, address));
  }

  private void converse(Socket socket, String address) {
    try (socket) {
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, idle.toMillis()));
      socket.setTcpNoDelay(true);
      conversation.converse(listener, socket.getInputStream(), socket.getOutputStream(), address);
    } catch (IOException ended) {
      LOG.debug("A connection to {} ended: {}", listener.code(), ended.toString());
    } catch (RuntimeException e) {
      LOG.warn("A connection to {} was given up: {}", listener.code(), e.toString());
    } finally {
      open.remove(socket);
      places.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("Closing {}: {}", listener.code(), e.toString());
    }
  }
}
