package org.anjuan.archive.vault;

import java.io.InputStream;
import java.util.Objects;

/** Bytes that look random, from a seed, as many as wanted, without holding them. */
final class GeneratedBytes extends InputStream {

  private static final int BLOCK = 8192;

  private final byte[] block = new byte[BLOCK];
  private long state;
  private long left;
  private int position = BLOCK;

  GeneratedBytes(long seed, long length) {
    this.state = seed;
    this.left = length;
  }

  static byte[] of(long seed, int length) {
    var bytes = new byte[length];
    var in = new GeneratedBytes(seed, length);
    for (int done = 0; done < length; ) {
      done += in.read(bytes, done, length - done);
    }
    return bytes;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    if (position == BLOCK) {
      fill();
    }
    int count = (int) Math.min(Math.min(length, BLOCK - position), left);
    System.arraycopy(block, position, into, offset, count);
    position += count;
    left -= count;
    return count;
  }

  private void fill() {
    for (int i = 0; i < BLOCK; i += 8) {
      state += 0x9E3779B97F4A7C15L; // SplitMix64
      long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      z ^= z >>> 31;
      for (int b = 0; b < 8; b++) {
        block[i + b] = (byte) (z >>> (8 * b));
      }
    }
    position = 0;
  }
}
