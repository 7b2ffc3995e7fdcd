package org.anjuan.archive.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands what FFmpeg's programs say. */
final class Ffprobe {

  private static final int LONGEST = 4 << 20;
  private static final Set<String> WEB_PICTURES = Set.of("vp8", "vp9", "av1");
  private static final Set<String> WEB_SOUNDS = Set.of("", "vorbis", "opus");
  private static final Set<String> SOUNDS = Set.of("", "aac");
  private static final String TIME = "out_time_us=";

  private Ffprobe() {}

  static String text(InputStream in) {
    return new String(bytes(in, LONGEST), StandardCharsets.UTF_8);
  }

  static byte[] bytes(InputStream in, int most) {
    try {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How far it is, if the line says so. */
  static OptionalInt progress(String line, long millis) {
    if (millis <= 0 || !line.startsWith(TIME)) {
      return OptionalInt.empty();
    }
    try {
      long done = Long.parseLong(line.substring(TIME.length()).strip()) / 1000;
      return OptionalInt.of((int) Math.clamp(100 * done / millis, 0, 99));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  static VideoFacts facts(JsonNode said, String mediaType, boolean fastStart) {
    JsonNode picture = null;
    JsonNode sound = null;
    for (var stream : said.path("streams")) {
      var kind = stream.path("codec_type").asString("");
      boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
      if (picture == null && kind.equals("video") && !cover) {
        picture = stream;
      } else if (sound == null && kind.equals("audio")) {
        sound = stream;
      }
    }
    if (picture == null || picture.path("width").asInt(0) < 2) {
      throw new UnreadableDocument(UnreadableDocument.Reason.UNSUPPORTED);
    }
    var codec = picture.path("codec_name").asString("");
    var sounds = sound == null ? "" : sound.path("codec_name").asString("");
    var pixels = picture.path("pix_fmt").asString("yuv420p");
    boolean h264 = codec.equals("h264") && Set.of("yuv420p", "yuvj420p").contains(pixels);
    boolean playable =
        switch (mediaType) {
          case "video/mp4" -> h264 && SOUNDS.contains(sounds) && fastStart;
          case "video/webm" -> WEB_PICTURES.contains(codec) && WEB_SOUNDS.contains(sounds);
          default -> false;
        };
    boolean turned = Math.abs(rotation(picture)) % 180 == 90;
    int width = picture.path("width").asInt(0);
    int height = picture.path("height").asInt(0);
    return new VideoFacts(
        millis(said.path("format").path("duration").asString("")),
        turned ? height : width,
        turned ? width : height,
        rate(picture.path("avg_frame_rate").asString("")),
        playable,
        h264,
        SOUNDS.contains(sounds));
  }

  private static int rotation(@Nullable JsonNode picture) {
    if (picture != null) {
      for (var data : picture.path("side_data_list")) {
        if (data.has("rotation")) {
          return data.path("rotation").asInt(0);
        }
      }
    }
    return 0;
  }

  private static long millis(String seconds) {
    try {
      return (long) Math.clamp(1000 * Double.parseDouble(seconds), 0, 1e11);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double rate(String fraction) {
    var parts = fraction.split("/");
    try {
      double below = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
      return below > 0 ? Double.parseDouble(parts[0]) / below : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
