package org.anjuan.ingest.message.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Base64;

/** The bytes that a JSON string holds as Base64, decoded as they are read. */
final class StringStream {
  private StringStream() {}

  /** Of a text that is read from its beginning. */
  static InputStream of(Reader json, FhirText.Place place) throws IOException {
    for (long left = place.start(); left > 0; ) {
      var skipped = json.skip(left);
      if (skipped <= 0) {
        throw new IOException("the text ends before its file");
      }
      left -= skipped;
    }
    return Base64.getMimeDecoder().wrap(new Letters(json, place.length()));
  }

  /** The string's letters; of escapes those that stand for letters of Base64: {@code \/ \u002B}. */
  private static final class Letters extends InputStream {
    private final Reader json;
    private long left;

    Letters(Reader json, long length) {
      this.json = json;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      while (left > 0) {
        var c = next();
        if (c == '\\') {
          c = escaped();
        }
        if (c > ' ' && c < 128) {
          return c;
        }
        if (c < 0) {
          return -1;
        }
      }
      return -1;
    }

    private int escaped() throws IOException {
      var c = next();
      if (c == '/') {
        return c;
      }
      if (c == 'u') {
        var code = 0;
        for (int i = 0; i < 4; i++) {
          code = code * 16 + Math.max(0, Character.digit(next(), 16));
        }
        return code;
      }
      return ' ';
    }

    private int next() throws IOException {
      left--;
      return json.read();
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}
