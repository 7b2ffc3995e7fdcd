package org.anjuan.ingest.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a sender and a listener, and does to every message what networks do: it cuts the
 * message or the answer, slows both down, or brings the message twice. What it does is drawn from a
 * seed; which message it hits depends on how the senders' threads run.
 */
final class UnreliableNetwork implements AutoCloseable {
  private static final int END = 0x1C;
  private static final int PIECE = 997;

  /** What happens to a message. */
  enum Fate {
    PASSED,
    SLOWED,
    REQUEST_CUT,
    ANSWER_CUT,
    /** It comes a second time over another connection, at the same moment. */
    REPEATED
  }

  private final ServerSocket server;
  private final int behind;
  private final Random random;
  private final Map<Fate, Integer> done = new EnumMap<>(Fate.class);

  UnreliableNetwork(int behind, long seed) throws IOException {
    this.behind = behind;
    this.random = new Random(seed);
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How often each has happened. */
  synchronized Map<Fate, Integer> done() {
    return new EnumMap<>(done);
  }

  private synchronized Fate draw() {
    var fates = Fate.values();
    var fate = fates[random.nextInt(fates.length)];
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
    try (sender;
        var listener = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      for (var message = frame(sender.getInputStream());
          message.length > 0;
          message = frame(sender.getInputStream())) {
        if (!carried(message, sender, listener, draw())) {
          return;
        }
      }
    } catch (IOException gone) {
      // as on any network: the sender finds out by itself
    }
  }

  /** Whether the connection goes on. */
  private boolean carried(byte[] message, Socket sender, Socket listener, Fate fate)
      throws IOException {
    var out = listener.getOutputStream();
    switch (fate) {
      case REQUEST_CUT -> {
        out.write(message, 0, upTo(message.length));
        out.flush();
        return false;
      }
      case SLOWED -> slowly(message, out);
      case REPEATED -> {
        Thread.ofVirtual().start(() -> again(message));
        out.write(message);
      }
      case PASSED, ANSWER_CUT -> out.write(message);
    }
    out.flush();
    if (fate == Fate.ANSWER_CUT && upTo(2) == 0) {
      return false; // before there is one
    }
    var answer = frame(listener.getInputStream());
    if (fate == Fate.ANSWER_CUT) {
      sender.getOutputStream().write(answer, 0, upTo(answer.length));
      return false;
    }
    sender.getOutputStream().write(answer);
    sender.getOutputStream().flush();
    return true;
  }

  private void again(byte[] message) {
    try (var listener = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      listener.getOutputStream().write(message);
      frame(listener.getInputStream());
    } catch (IOException gone) {
      // it was one too many anyway
    }
  }

  private static void slowly(byte[] message, OutputStream out) throws IOException {
    for (int at = 0; at < message.length; at += PIECE) {
      out.write(message, at, Math.min(PIECE, message.length - at));
      out.flush();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
    }
  }

  /** The bytes up to the end of a frame; none when the other side has hung up. */
  private static byte[] frame(InputStream in) throws IOException {
    var frame = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      frame.write(b);
      if (b == END) {
        frame.write(in.read());
        return frame.toByteArray();
      }
    }
    return new byte[0];
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
