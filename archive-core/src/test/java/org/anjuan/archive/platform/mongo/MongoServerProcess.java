package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded server in a process of its own, on a port that stays the same: to the application an
 * external MongoDB, which a test may kill and start again.
 */
public final class MongoServerProcess {
  private static final int COMMAND_THREADS = 16;

  private MongoServerProcess() {}

  /** Arguments: the server's folder, its port. Prints a line when it answers. */
  public static void main(String[] arguments) throws InterruptedException {
    var file = Path.of(arguments[0]).resolve("records.mv");
    var server = new MongoServer(new DurableBackend(GroupCommit.open(file)));
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    server.bind(address, 1, COMMAND_THREADS);
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
