package org.anjuan.web.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * Which bytes of a content a request asks for.
 *
 * @param to the last one of them
 * @param partial whether it asks for a range
 */
record ByteSpan(long from, long to, boolean partial) {

  /**
   * What the header {@code Range} means for a content of this size (RFC 9110, 14.2): one range is
   * what players ask for; several, and what can't be read, are answered with the whole.
   *
   * @return null when there is no such range
   */
  static @Nullable ByteSpan of(@Nullable String header, long size) {
    var ranges = read(header);
    if (ranges.size() != 1) {
      return new ByteSpan(0, size - 1, false);
    }
    var from = ranges.getFirst().getRangeStart(size);
    return from >= size ? null : new ByteSpan(from, ranges.getFirst().getRangeEnd(size), true);
  }

  private static List<HttpRange> read(@Nullable String header) {
    try {
      return HttpRange.parseRanges(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  long length() {
    return to - from + 1;
  }

  /** As in {@code Content-Range}. */
  String contentRange(long size) {
    return "bytes " + from + "-" + to + "/" + size;
  }
}
