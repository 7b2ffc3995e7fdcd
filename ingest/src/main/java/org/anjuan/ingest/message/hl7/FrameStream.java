package org.anjuan.ingest.message.hl7;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one MLLP frame: after {@code 0x0B}, until {@code 0x1C}. It keeps the first of them,
 * for who must answer before all is understood.
 */
final class FrameStream extends InputStream {
  static final int START = 0x0B;
  static final int END = 0x1C;
  static final int RETURN = 0x0D;

  private static final long LONGEST_REST = 1L << 30;

  private final InputStream in;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private boolean ended;

  private FrameStream(InputStream in) {
    this.in = in;
  }

  /** The next frame; null where the other side has said all. What is between frames is left out. */
  static @Nullable FrameStream next(InputStream in) throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == START) {
        return new FrameStream(in);
      }
    }
    return null;
  }

  @Override
  public int read() throws IOException {
    if (ended) {
      return -1;
    }
    var b = in.read();
    if (b < 0) {
      throw new EOFException("the connection ended within a message");
    }
    if (b == END) {
      ended = true;
      return -1;
    }
    if (beginning.size() < Hl7Handler.HEAD) {
      beginning.write(b);
    }
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n = 0;
    while (n < length && (n == 0 || in.available() > 0)) {
      var b = read();
      if (b < 0) {
        return n == 0 ? -1 : n;
      }
      into[offset + n++] = (byte) b;
    }
    return n;
  }

  /** Leaves the rest of the frame out; false where it does not come to an end. */
  boolean skipRest() throws IOException {
    for (long left = LONGEST_REST; left > 0 && !ended; left--) {
      read();
    }
    return ended;
  }

  byte[] beginning() {
    return beginning.toByteArray();
  }
}
