package org.anjuan.worker.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how a text is encoded: by its mark at the beginning, else the first of UTF-8 and
 * GB18030 that it is valid in and gives nothing but text.
 */
final class Encodings {

  private static final List<Charset> TRIED =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), Charset.forName("Big5"));

  private Encodings() {}

  static Optional<String> decode(byte[] content) {
    var marked = marked(content);
    if (marked != null) {
      return strict(content, marked).map(text -> text.substring(1)).filter(Encodings::isText);
    }
    return TRIED.stream()
        .map(charset -> strict(content, charset))
        .flatMap(Optional::stream)
        .filter(Encodings::isText)
        .findFirst();
  }

  private static @org.jspecify.annotations.Nullable Charset marked(byte[] content) {
    if (TextFormat.begins(content, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
      return StandardCharsets.UTF_8;
    }
    if (TextFormat.begins(content, new byte[] {(byte) 0xff, (byte) 0xfe})) {
      return StandardCharsets.UTF_16LE;
    }
    if (TextFormat.begins(content, new byte[] {(byte) 0xfe, (byte) 0xff})) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private static Optional<String> strict(byte[] content, Charset charset) {
    try {
      // A new decoder reports what it can't read.
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Bytes that happen to be valid are not text yet: text has no control characters. */
  private static boolean isText(String text) {
    return text.chars()
        .noneMatch(c ->
            (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x0b)
                || c == 0xfffd
                || (c >= 0xe000 && c <= 0xf8ff && text.length() < 4));
  }
}
