package org.anjuan.worker.jpeg2000;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a JPEG 2000 picture says of itself (ITU-T T.800, A.5.1).
 *
 * @param bits of each sample of the first component
 */
public record Codestream(int width, int height, int components, int bits, boolean signed) {

  private static final int START = 0xff4fff51;
  private static final int SIZE = 42;

  /** Wherever the picture's own bytes begin; nothing when they don't. */
  public static Optional<Codestream> of(byte[] content) {
    var in = ByteBuffer.wrap(content);
    for (int i = 0; i + SIZE <= content.length; i++) {
      if (in.getInt(i) == START) {
        int at = i + 8;
        long width = (in.getInt(at) & 0xffffffffL) - (in.getInt(at + 8) & 0xffffffffL);
        long height = (in.getInt(at + 4) & 0xffffffffL) - (in.getInt(at + 12) & 0xffffffffL);
        int depth = in.get(at + 34) & 255;
        int components = in.getShort(at + 32) & 0xffff;
        return width > 0 && height > 0 && width < 1 << 20 && height < 1 << 20
            ? Optional.of(
                new Codestream(
                    (int) width, (int) height, components, (depth & 127) + 1, depth > 127))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
