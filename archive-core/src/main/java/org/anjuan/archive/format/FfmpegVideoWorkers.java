package org.anjuan.archive.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** FFmpeg, as the distribution has it in {@code workers/video}. */
final class FfmpegVideoWorkers implements VideoWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegVideoWorkers.class);
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final int LARGEST_POSTER = 8 << 20;
  private static final boolean WINDOWS = java.io.File.separatorChar == '\\';

  private final Path folder;
  private final VideoSettings settings;
  private final Isolation isolation;
  private final VideoCommands commands;
  private final Semaphore places;
  private final StartTrouble trouble = new StartTrouble(Family.VIDEO);
  private final JsonMapper json = JsonMapper.builder().build();
  private @Nullable Boolean works;

  FfmpegVideoWorkers(Path home, VideoSettings settings, Isolation isolation) {
    this.folder = home.resolve("workers").resolve("video").toAbsolutePath();
    this.settings = settings;
    this.isolation = isolation;
    var ending = WINDOWS ? ".exe" : "";
    commands =
        new VideoCommands(
            folder.resolve("ffmpeg" + ending).toString(),
            folder.resolve("ffprobe" + ending).toString(),
            settings);
    places = new Semaphore(settings.workers());
  }

  @Override
  public synchronized boolean available() {
    if (works == null) {
      works = isInstalled() && starts();
      if (!works) {
        LOG.warn("FFmpeg does not start: videos are kept, but not converted ({})", folder);
      }
    }
    return works;
  }

  private boolean isInstalled() {
    return Files.isExecutable(Path.of(commands.look("video/mp4").getFirst())) || makeExecutable();
  }

  /** Archives and container images sometimes forget it. */
  private boolean makeExecutable() {
    try {
      for (var name : List.of("ffmpeg", "ffprobe")) {
        Files.setPosixFilePermissions(
            folder.resolve(name), EnumSet.allOf(PosixFilePermission.class));
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private boolean starts() {
    try {
      var command = List.of(commands.look("video/mp4").getFirst(), "-hide_banner", "-version");
      return run(command, QUICK, InputStream.nullInputStream(), line -> {}, Ffprobe::text)
          .contains("version");
    } catch (WorkerFailed | UnreadableDocument e) {
      return false;
    }
  }

  @Override
  public VideoFacts look(String mediaType, VideoBytes video) {
    var order = order(mediaType, video);
    if (order != null && order.at() < 0) {
      // A recording that was broken off: nothing says what its content is.
      throw new UnreadableDocument(UnreadableDocument.Reason.DAMAGED);
    }
    var said = run(commands.look(mediaType), QUICK, in(order, video), line -> {}, Ffprobe::text);
    try {
      return Ffprobe.facts(json.readTree(said), mediaType, order == null || order.isFastStart());
    } catch (JacksonException e) {
      throw new UnreadableDocument(UnreadableDocument.Reason.DAMAGED);
    }
  }

  @Override
  public Optional<byte[]> poster(String mediaType, VideoBytes video, VideoFacts facts) {
    try {
      var jpeg =
          run(
              commands.poster(mediaType, facts),
              QUICK,
              in(order(mediaType, video), video),
              line -> {},
              out -> Ffprobe.bytes(out, LARGEST_POSTER));
      return jpeg.length == 0 ? Optional.empty() : Optional.of(jpeg);
    } catch (UnreadableDocument e) {
      return Optional.empty();
    }
  }

  @Override
  public Rendition convert(
      String mediaType, VideoBytes video, VideoFacts facts, Storing storing, IntConsumer percent) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkersBusy(Family.VIDEO);
    }
    try {
      return converted(mediaType, video, facts, storing, percent);
    } finally {
      places.release();
    }
  }

  private Rendition converted(
      String mediaType, VideoBytes video, VideoFacts facts, Storing storing, IntConsumer percent) {
    return run(
        commands.convert(mediaType, facts),
        settings.timeout(),
        in(order(mediaType, video), video),
        line -> Ffprobe.progress(line, facts.millis()).ifPresent(percent),
        fragments -> {
          var index = new MovieIndex(fragments);
          var stored = storing.store(index);
          return rendition(index, stored);
        });
  }

  private static Rendition rendition(MovieIndex index, VideoBytes stored) {
    MovieIndex.Movie movie;
    try {
      movie = index.movie();
    } catch (IllegalArgumentException e) {
      throw new UnreadableDocument(UnreadableDocument.Reason.DAMAGED);
    }
    return new Rendition() {
      @Override
      public long millis() {
        return movie.millis();
      }

      @Override
      public void read(Consumer<InputStream> reader) {
        try (var in = movie.stream(stored)) {
          reader.accept(in);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private <T> T run(
      List<String> command,
      Duration timeout,
      InputStream video,
      Consumer<String> messages,
      Function<InputStream, T> reading) {
    try {
      var result =
          VideoProcess.run(command, folder, timeout, settings, isolation, video, messages, reading);
      trouble.isOver();
      return result;
    } catch (WorkerFailed e) {
      trouble.tell(e);
      throw e;
    }
  }

  private static @Nullable Mp4Order order(String mediaType, VideoBytes video) {
    try {
      return mediaType.equals("video/mp4") || mediaType.equals("video/quicktime")
          ? Mp4Order.of(video)
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream in(@Nullable Mp4Order order, VideoBytes video) {
    try {
      return order == null ? video.stream() : order.stream(video);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
