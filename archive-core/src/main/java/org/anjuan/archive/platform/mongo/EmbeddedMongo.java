package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The embedded server: mongo-java-server on one file, reachable from this machine only. */
final class EmbeddedMongo implements AutoCloseable {

  /** Commands block until their commit is on disk, and group commit needs company. */
  private static final int COMMAND_THREADS = 16;

  private final MongoServer server;
  private final String uri;

  private EmbeddedMongo(MongoServer server) {
    this.server = server;
    this.uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/";
  }

  static EmbeddedMongo start(Path folder) {
    var server =
        new MongoServer(new DurableBackend(GroupCommit.open(folder.resolve("records.mv"))));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, COMMAND_THREADS);
    return new EmbeddedMongo(server);
  }

  String uri() {
    return uri;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
