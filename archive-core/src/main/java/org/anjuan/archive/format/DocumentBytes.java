package org.anjuan.archive.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** The bytes of a document; they may be asked for more than once. */
public interface DocumentBytes {

  /** How many bytes {@link #open} gives. */
  long length();

  /** From the first byte; the caller closes the stream. */
  InputStream open() throws IOException;

  /** Passwords that are tried where the document is locked. */
  default List<String> passwords() {
    return List.of();
  }

  /** The same, with passwords that are asked for only where it is locked. */
  default DocumentBytes unlockedBy(Supplier<List<String>> passwords) {
    var bytes = this;
    return new DocumentBytes() {
      @Override
      public long length() {
        return bytes.length();
      }

      @Override
      public InputStream open() throws IOException {
        return bytes.open();
      }

      @Override
      public List<String> passwords() {
        return passwords.get();
      }
    };
  }

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
