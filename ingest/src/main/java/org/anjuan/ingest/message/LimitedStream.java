package org.anjuan.ingest.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where more comes than may. */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private long left;

  LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    var b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var n = in.read(into, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int bytes) throws MessageTooLarge {
    left -= bytes;
    if (left < 0) {
      throw new MessageTooLarge(limit);
    }
  }
}
