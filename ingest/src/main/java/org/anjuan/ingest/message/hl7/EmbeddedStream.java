package org.anjuan.ingest.message.hl7;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Base64;

/** An embedded file, decoded from its Base64 as it is read. */
final class EmbeddedStream extends InputStream {
  private final InputStream decoded;

  /** Reads a file out of a message that is read from its beginning. */
  static InputStream of(Reader message, EmbeddedFile file) throws IOException {
    for (long left = file.start(); left > 0; ) {
      var skipped = message.skip(left);
      if (skipped <= 0) {
        throw new IOException("the message ends before its file");
      }
      left -= skipped;
    }
    return new EmbeddedStream(message, file.length());
  }

  private EmbeddedStream(Reader message, long length) {
    this.decoded = Base64.getMimeDecoder().wrap(new Letters(message, length));
  }

  @Override
  public int read() throws IOException {
    return decoded.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return decoded.read(into, offset, length);
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }

  /** The letters of the Base64; escaped line breaks such as {@code \X0A\} are left out. */
  private static final class Letters extends InputStream {
    private final Reader message;
    private long left;

    Letters(Reader message, long length) {
      this.message = message;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      var escaped = false;
      while (left > 0) {
        var c = message.read();
        left--;
        if (c < 0) {
          return -1;
        }
        if (c == '\\') {
          escaped = !escaped;
        } else if (!escaped && c < 128) {
          return c;
        }
      }
      return -1;
    }

    @Override
    public void close() throws IOException {
      message.close();
    }
  }
}
