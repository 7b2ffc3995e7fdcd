package org.anjuan.worker.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Wire;

/** Sends what is written to it piece by piece, so that no copy is ever whole in memory. */
final class Pieces extends OutputStream {

  private static final int SIZE = 64 << 10;

  private final Wire wire;
  private final byte[] buffer = new byte[SIZE];
  private int filled;

  Pieces(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void write(int b) throws IOException {
    if (filled == SIZE) {
      flush();
    }
    buffer[filled++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int rest = length;
    while (rest > 0) {
      if (filled == SIZE) {
        flush();
      }
      int part = Math.min(rest, SIZE - filled);
      System.arraycopy(bytes, from, buffer, filled, part);
      filled += part;
      from += part;
      rest -= part;
    }
  }

  @Override
  public void flush() throws IOException {
    if (filled > 0) {
      wire.write(new Answer.Piece(Arrays.copyOf(buffer, filled)));
      filled = 0;
    }
  }
}
