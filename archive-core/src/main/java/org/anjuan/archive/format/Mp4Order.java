package org.anjuan.archive.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Where an MP4 or QuickTime file has its table of contents. Cameras write it at the end; a reader
 * that can't go back, as one that reads from a pipe, needs it at the beginning.
 *
 * @param at where the table stands, or -1
 * @param length of the table
 * @param contentAt where the first of the content stands, or -1
 * @param after the table may be put in here
 */
record Mp4Order(long at, long length, long contentAt, long after) {

  private static final int LARGEST_TABLE = 192 << 20;
  private static final int MOST_BOXES = 10_000;
  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

  static Mp4Order of(VideoBytes video) throws IOException {
    long at = -1;
    long length = 0;
    long content = -1;
    long after = 0;
    long position = 0;
    for (int i = 0; i < MOST_BOXES && position + 8 <= video.size(); i++) {
      var head = ByteBuffer.wrap(video.read(position, 16));
      if (head.remaining() < 8) {
        break;
      }
      long size = head.getInt() & 0xffffffffL;
      var type = Mp4Boxes.type(head);
      if (size == 1 && head.remaining() >= 8) {
        size = head.getLong();
      } else if (size == 0) {
        size = video.size() - position;
      }
      if (size < 8) {
        break;
      }
      switch (type) {
        case "ftyp" -> after = position == 0 ? size : after;
        case "moov" -> {
          at = position;
          length = Math.min(size, video.size() - position);
        }
        case "mdat" -> content = content < 0 ? position : content;
        default -> {}
      }
      position += size;
    }
    return new Mp4Order(at, length, content, after);
  }

  /** Whether the table comes first: a browser can begin to play at once. */
  boolean isFastStart() {
    return at >= 0 && (contentAt < 0 || at < contentAt);
  }

  /** The file with its table first; as it is where that needs nothing, or can't be done. */
  InputStream stream(VideoBytes video) throws IOException {
    if (at < 0 || isFastStart() || length > LARGEST_TABLE || at + length > video.size()) {
      return video.stream();
    }
    var table = video.read(at, (int) length);
    try {
      shift(ByteBuffer.wrap(table), 8, table.length, 0);
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      return video.stream();
    }
    long end = at + length;
    return VideoBytes.joined(
        List.of(
            VideoBytes.Piece.of(video, 0, after),
            VideoBytes.Piece.of(table),
            VideoBytes.Piece.of(video, after, at - after),
            VideoBytes.Piece.of(video, end, video.size() - end)));
  }

  private void shift(ByteBuffer table, int from, int to, int depth) {
    int position = from;
    while (position + 8 <= to) {
      int size = table.getInt(position);
      if (size < 8 || size > to - position || depth > 8) {
        throw new IllegalArgumentException("box");
      }
      var type = new String(table.array(), position + 4, 4, StandardCharsets.ISO_8859_1);
      int body = position + 8;
      if (CONTAINERS.contains(type)) {
        shift(table, body, position + size, depth + 1);
      } else if (type.equals("stco") || type.equals("co64")) {
        shiftOffsets(table, body, position + size, type.equals("co64"));
      }
      position += size;
    }
  }

  private void shiftOffsets(ByteBuffer table, int body, int end, boolean large) {
    int width = large ? 8 : 4;
    int count = table.getInt(body + 4);
    if (count < 0 || body + 8L + (long) count * width > end) {
      throw new IllegalArgumentException("offsets");
    }
    for (int i = 0; i < count; i++) {
      int place = body + 8 + i * width;
      long offset = large ? table.getLong(place) : table.getInt(place) & 0xffffffffL;
      if (offset >= after && offset < at) {
        offset += length;
      }
      if (large) {
        table.putLong(place, offset);
      } else if (offset <= 0xffffffffL) {
        table.putInt(place, (int) offset);
      } else {
        throw new IllegalArgumentException("beyond 4 GB");
      }
    }
  }
}
