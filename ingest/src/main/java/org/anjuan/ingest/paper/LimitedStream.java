package org.anjuan.ingest.paper;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error after so many bytes. */
final class LimitedStream extends FilterInputStream {
  private long left;

  LimitedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    count(n);
    return n;
  }

  private void count(int bytes) throws TooLong {
    left -= Math.max(0, bytes);
    if (left < 0) {
      throw new TooLong();
    }
  }

  /** More bytes than are taken. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("too long");
    }
  }
}
