package org.anjuan.ingest.collect.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.anjuan.archive.platform.InvalidValue;

/**
 * How fast a source is asked and read, over all connections of a collector. Who comes waits for his
 * turn; a second's worth may be used at once.
 */
public final class Pace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long requestCost;
  private final double byteCost;
  private final LongSupplier ticker;
  private long nextRequest;
  private long nextByte;

  /**
   * A pace.
   *
   * @param requestsPerSecond 0 for no limit
   * @param bytesPerSecond 0 for no limit
   */
  public Pace(int requestsPerSecond, long bytesPerSecond) {
    this(requestsPerSecond, bytesPerSecond, System::nanoTime);
  }

  Pace(int requestsPerSecond, long bytesPerSecond, LongSupplier ticker) {
    if (requestsPerSecond < 0 || bytesPerSecond < 0) {
      throw new InvalidValue("throttle");
    }
    this.requestCost = requestsPerSecond == 0 ? 0 : SECOND / requestsPerSecond;
    this.byteCost = bytesPerSecond == 0 ? 0 : (double) SECOND / bytesPerSecond;
    this.ticker = ticker;
    this.nextRequest = ticker.getAsLong();
    this.nextByte = nextRequest;
  }

  /** Waits until another question may be asked. */
  public void request() {
    sleep(reserveRequest());
  }

  /** A stream that is read no faster than this. */
  public InputStream slowed(InputStream in) {
    return byteCost == 0 ? in : new Slowed(in);
  }

  synchronized long reserveRequest() {
    var now = ticker.getAsLong();
    var wait = Math.max(0, nextRequest - now);
    nextRequest = Math.max(nextRequest, now) + requestCost;
    return wait;
  }

  synchronized long reserveBytes(int count) {
    var now = ticker.getAsLong();
    var wait = Math.max(0, nextByte - now);
    nextByte = Math.max(nextByte, now) + (long) (count * byteCost);
    return wait;
  }

  private static void sleep(long nanos) {
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
  }

  private final class Slowed extends FilterInputStream {
    Slowed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      sleep(reserveBytes(1));
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var n = in.read(into, offset, Math.min(length, 16 * 1024));
      if (n > 0) {
        sleep(reserveBytes(n));
      }
      return n;
    }
  }
}
