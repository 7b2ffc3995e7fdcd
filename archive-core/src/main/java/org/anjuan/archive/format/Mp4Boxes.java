package org.anjuan.archive.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A box of an MP4 file (ISO/IEC 14496-12): a length, four letters, and either other boxes or bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Mp4Boxes(String type, List<Mp4Boxes> inner, byte[] payload) {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf");
  private static final int HEADER = 8;
  private static final int DEEPEST = 8;

  static Mp4Boxes of(String type, byte[] payload) {
    return new Mp4Boxes(type, List.of(), payload);
  }

  static Mp4Boxes of(String type, List<Mp4Boxes> inner) {
    return new Mp4Boxes(type, List.copyOf(inner), new byte[0]);
  }

  /**
   * The boxes in these bytes.
   *
   * @throws IllegalArgumentException when they are not boxes
   */
  static List<Mp4Boxes> parse(byte[] bytes) {
    return parse(ByteBuffer.wrap(bytes), 0);
  }

  private static List<Mp4Boxes> parse(ByteBuffer bytes, int depth) {
    var boxes = new ArrayList<Mp4Boxes>();
    while (bytes.remaining() >= HEADER) {
      int length = bytes.getInt();
      var type = type(bytes);
      if (length < HEADER || length - HEADER > bytes.remaining()) {
        throw new IllegalArgumentException("box");
      }
      var payload = bytes.slice(bytes.position(), length - HEADER);
      bytes.position(bytes.position() + length - HEADER);
      if (CONTAINERS.contains(type) && depth < DEEPEST) {
        boxes.add(of(type, parse(payload, depth + 1)));
      } else {
        var copy = new byte[payload.remaining()];
        payload.get(copy);
        boxes.add(of(type, copy));
      }
    }
    return boxes;
  }

  static String type(ByteBuffer bytes) {
    var letters = new byte[4];
    bytes.get(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  Optional<Mp4Boxes> first(String... path) {
    @Nullable Mp4Boxes here = this;
    for (var step : path) {
      here =
          here == null
              ? null
              : here.inner.stream().filter(box -> box.type.equals(step)).findFirst().orElse(null);
    }
    return Optional.ofNullable(here);
  }

  /**
   * @throws IllegalArgumentException when it is not there
   */
  Mp4Boxes get(String... path) {
    return first(path).orElseThrow(() -> new IllegalArgumentException(String.join("/", path)));
  }

  List<Mp4Boxes> all(String wanted) {
    return inner.stream().filter(box -> box.type.equals(wanted)).toList();
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(payload);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(payload);
    inner.forEach(box -> box.write(body));
    out.writeBytes(ByteBuffer.allocate(4).putInt(body.size() + HEADER).array());
    out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body.toByteArray());
  }
}
