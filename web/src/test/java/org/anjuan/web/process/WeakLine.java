package org.anjuan.web.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A line between source systems and an application that slows some connections down and cuts
 * others, in the request or in its answer. What it does is drawn from a seed.
 */
final class WeakLine implements AutoCloseable {
  private static final int PIECE = 512;
  private static final int LONGEST_REQUEST = 4_000;
  private static final int LONGEST_ANSWER = 400;

  private final AnjuanProcess application;
  private final ServerSocket server;
  private final Random random;
  private final Map<Fate, Integer> done = new EnumMap<>(Fate.class);

  /** What happens to a connection. */
  enum Fate {
    PASSED,
    SLOWED,
    REQUEST_CUT,
    ANSWER_CUT
  }

  WeakLine(AnjuanProcess application, long seed) throws IOException {
    this.application = application;
    this.random = new Random(seed);
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** This end of it. */
  URI door() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How often each has happened. */
  synchronized Map<Fate, Integer> done() {
    return new EnumMap<>(done);
  }

  private synchronized Fate draw() {
    // half of all get through in peace
    var fates = Fate.values();
    var fate = random.nextBoolean() ? Fate.PASSED : fates[random.nextInt(fates.length)];
    done.merge(fate, 1, Integer::sum);
    return fate;
  }

  private synchronized int upTo(int bound) {
    return random.nextInt(bound);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var sender = server.accept();
        Thread.ofVirtual().start(() -> carry(sender));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket sender) {
    var fate = draw();
    try (sender;
        var behind = new Socket(InetAddress.getLoopbackAddress(), application.uri().getPort())) {
      int request = fate == Fate.REQUEST_CUT ? upTo(LONGEST_REQUEST) : Integer.MAX_VALUE;
      int answer = fate == Fate.ANSWER_CUT ? upTo(LONGEST_ANSWER) : Integer.MAX_VALUE;
      var out = Thread.ofVirtual().start(() -> pump(sender, behind, request, fate));
      pump(behind, sender, answer, fate);
      out.join();
    } catch (IOException | IllegalStateException away) {
      // it is dead, or not up again yet: the sender finds out by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Carries at most so many bytes, then cuts the line. */
  private static void pump(Socket from, Socket to, int most, Fate fate) {
    try (from;
        to) {
      copy(from.getInputStream(), to.getOutputStream(), most, fate);
    } catch (IOException gone) {
      // as on any network
    }
  }

  private static void copy(InputStream in, OutputStream out, int most, Fate fate)
      throws IOException {
    var piece = new byte[PIECE];
    int left = most;
    while (left > 0) {
      int read = in.read(piece, 0, Math.min(PIECE, left));
      if (read < 0) {
        return;
      }
      out.write(piece, 0, read);
      out.flush();
      left -= read;
      if (fate == Fate.SLOWED) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
