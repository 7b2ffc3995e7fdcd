package org.anjuan.web.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.anjuan.archive.ChildJvm;
import org.anjuan.archive.platform.mongo.MongoServerProcess;
import org.jspecify.annotations.Nullable;

/** An engine outside the application: killed by a test, and started again where it was. */
final class ExternalEngine implements AutoCloseable {
  private final Class<?> main;
  private final String heap;
  private final int port;
  private final String[] arguments;
  private @Nullable ChildJvm server;

  private ExternalEngine(Class<?> main, String heap, int port, String... arguments) {
    this.main = main;
    this.heap = heap;
    this.port = port;
    this.arguments = arguments;
  }

  static ExternalEngine mongo(Path folder) {
    var port = freePort();
    return new ExternalEngine(
        MongoServerProcess.class, "-Xmx256m", port, made(folder).toString(), String.valueOf(port));
  }

  /** An Elasticsearch; what it wants to be told by its clients is {@link #secret()}. */
  static ExternalEngine elasticsearch(Path folder) {
    var port = freePort();
    return new ExternalEngine(
        ElasticsearchProcess.class,
        "-Xmx512m",
        port,
        Distribution.home().resolve("elasticsearch").toString(),
        made(folder).toString(),
        String.valueOf(port),
        UUID.randomUUID().toString());
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String secret() {
    return arguments[arguments.length - 1];
  }

  /** Starts it and waits until it answers. */
  void start() {
    try {
      var started = ChildJvm.start(main, heap, arguments);
      server = started;
      if (!"ready".equals(started.line())) {
        throw new IllegalStateException(main.getSimpleName() + " did not start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. */
  void kill() {
    var running = server;
    if (running != null) {
      try {
        running.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    kill();
  }
}
