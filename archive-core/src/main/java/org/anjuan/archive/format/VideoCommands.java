package org.anjuan.archive.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What FFmpeg is told. The container is named, so that a playlist is never followed. */
final class VideoCommands {

  private static final int LEAST_BITS = 700_000;
  private static final int MOST_BITS = 8_000_000;
  private static final double BITS_PER_PIXEL = 0.11;
  private static final int POSTER_WIDTH = 960;

  private final String ffmpeg;
  private final String ffprobe;
  private final VideoSettings settings;

  VideoCommands(String ffmpeg, String ffprobe, VideoSettings settings) {
    this.ffmpeg = ffmpeg;
    this.ffprobe = ffprobe;
    this.settings = settings;
  }

  List<String> look(String mediaType) {
    var command = new ArrayList<>(List.of(ffprobe, "-v", "error"));
    input(mediaType, command);
    command.addAll(List.of("-print_format", "json", "-show_format", "-show_streams"));
    return command;
  }

  List<String> poster(String mediaType, VideoFacts facts) {
    var command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin"));
    input(mediaType, command);
    command.addAll(List.of("-map", "0:v:0", "-frames:v", "1"));
    if (facts.millis() > 3_000) {
      command.addAll(List.of("-ss", "1"));
    }
    command.addAll(
        List.of("-vf", "scale='min(" + POSTER_WIDTH + ",iw)':-2", "-c:v", "mjpeg", "-q:v", "4"));
    command.addAll(List.of("-f", "image2pipe", "pipe:1"));
    return command;
  }

  List<String> convert(String mediaType, VideoFacts facts) {
    var command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin"));
    command.addAll(List.of("-threads", Integer.toString(settings.threads())));
    command.addAll(List.of("-progress", "pipe:2", "-stats_period", "1"));
    input(mediaType, command);
    command.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn"));
    // Titles and comments may name patients: they stay in the original.
    command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    if (facts.copyable()) {
      command.addAll(List.of("-c:v", "copy"));
    } else {
      picture(facts, command);
    }
    command.addAll(
        facts.soundCopyable()
            ? List.of("-c:a", "copy")
            : List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "44100"));
    command.addAll(
        List.of(
            "-f",
            "mp4",
            "-movflags",
            "frag_keyframe+empty_moov+default_base_moof",
            "-frag_duration",
            "4000000",
            "pipe:1"));
    return command;
  }

  private void picture(VideoFacts facts, List<String> command) {
    int width = Math.min(facts.width(), settings.maxWidth());
    double scale = (double) width / Math.max(1, facts.width());
    double rate = facts.framesPerSecond() > 1 ? Math.min(facts.framesPerSecond(), 60) : 25;
    double bits = width * facts.height() * scale * rate * BITS_PER_PIXEL;
    command.addAll(
        List.of(
            "-c:v",
            "libopenh264",
            "-b:v",
            Integer.toString((int) Math.clamp(bits, LEAST_BITS, MOST_BITS)),
            "-g",
            "100",
            "-pix_fmt",
            "yuv420p",
            "-vf",
            String.format(
                Locale.ROOT,
                "scale='min(%d,trunc(iw/2)*2)':-2:flags=bicubic",
                settings.maxWidth() / 2 * 2)));
  }

  private static void input(String mediaType, List<String> command) {
    command.addAll(List.of("-protocol_whitelist", "pipe"));
    switch (mediaType) {
      case "video/mp4", "video/quicktime" -> command.addAll(List.of("-f", "mov"));
      case "video/x-msvideo" -> command.addAll(List.of("-f", "avi"));
      case "video/x-ms-wmv" -> command.addAll(List.of("-f", "asf"));
      case "video/webm", "video/x-matroska" -> command.addAll(List.of("-f", "matroska"));
      case "video/x-flv" -> command.addAll(List.of("-f", "flv"));
      case "video/mp2t" -> command.addAll(List.of("-f", "mpegts"));
      default -> command.addAll(List.of("-format_whitelist", "mpeg,mpegvideo,mpegts,m4v"));
    }
    command.addAll(List.of("-i", "pipe:0"));
  }
}
