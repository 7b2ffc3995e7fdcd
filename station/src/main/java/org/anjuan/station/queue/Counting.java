package org.anjuan.station.queue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what goes by. */
final class Counting extends FilterInputStream {
  private long count;

  Counting(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    var one = in.read();
    count += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var read = in.read(into, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
