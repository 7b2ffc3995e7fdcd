package org.anjuan.worker.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Run lengths (PS3.5 annex G): a segment for each byte of each sample, the highest first. */
final class RunLengths {
  private RunLengths() {}

  /**
   * Unpacks a frame: planes of samples one after the other, the lowest byte of each number first.
   *
   * @param plane how many pixels there are
   * @param width bytes of a sample
   */
  static byte[] unpacked(byte[] packed, int plane, int samples, int width) throws IOException {
    var head = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    int segments = head.getInt(0);
    if (segments < 1 || segments > 15 || packed.length < 64) {
      throw new IOException("segments");
    }
    var out = new byte[plane * samples * width];
    for (int s = 0; s < Math.min(segments, samples * width); s++) {
      int from = head.getInt(4 + 4 * s);
      int to = s + 1 < segments ? head.getInt(8 + 4 * s) : packed.length;
      int base = s / width * plane * width + width - 1 - s % width;
      segment(packed, from, Math.min(to, packed.length), out, base, width, plane);
    }
    return out;
  }

  private static void segment(
      byte[] packed, int from, int to, byte[] out, int base, int step, int most) {
    int written = 0;
    for (int i = from; i >= 0 && i < to && written < most; ) {
      int n = packed[i++];
      if (n >= 0) {
        for (int k = 0; k <= n && i < to && written < most; k++) {
          out[base + step * written++] = packed[i++];
        }
      } else if (n != -128 && i < to) {
        for (int k = 0; k <= -n && written < most; k++) {
          out[base + step * written++] = packed[i];
        }
        i++;
      }
    }
  }
}
