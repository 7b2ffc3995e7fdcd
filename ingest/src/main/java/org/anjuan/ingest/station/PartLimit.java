package org.anjuan.ingest.station;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a part that is larger than was agreed. */
final class PartLimit extends FilterInputStream {
  private long left;

  PartLimit(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    var one = in.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var count = in.read(into, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new PartTooLarge();
    }
  }
}
