package org.anjuan.archive.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document; they may be asked for more than once. */
public interface DocumentBytes {

  /** How many bytes {@link #open} gives. */
  long length();

  /** From the first byte; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Bytes that are in memory already. */
  static DocumentBytes of(byte[] content) {
    return of(content.length, () -> new ByteArrayInputStream(content));
  }

  static DocumentBytes of(long length, Opening opening) {
    return new DocumentBytes() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open() throws IOException {
        return opening.open();
      }
    };
  }

  /** Opens the bytes. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }
}
