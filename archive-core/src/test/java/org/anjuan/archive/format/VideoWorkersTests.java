package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.anjuan.archive.format.UnreadableDocument.Reason;
import org.anjuan.archive.format.WorkerFailed.Cause;
import org.anjuan.worker.drawing.Jpeg;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Videos are looked into and converted in a process that sees no disk and no network. */
@Tag("ING-10")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
class VideoWorkersTests {

  private static final Path HOME = Path.of(System.getProperty("anjuan.home"));

  private final FfmpegVideoWorkers videos = workers(Map.of());

  @BeforeAll
  void needsItsPrograms() {
    assumeTrue(
        videos.available(),
        "FFmpeg does not start here: it needs libasound2, libpulse0, libxcb1, libxcb-shm0");
  }

  @ParameterizedTest
  @CsvSource({
    "video/x-msvideo, avi, mjpeg, pcm_s16le",
    "video/mpeg, mpeg, mpeg2video, mp2",
    "video/x-ms-wmv, asf, wmv2, wmav2"
  })
  void whatBrowsersDoNotPlayIsConvertedToWhatTheyDo(
      String mediaType, String container, String picture, String sound) {
    var original = Made.video(container, picture, sound);

    var facts = videos.look(mediaType, original);
    assertThat(facts.playable()).isFalse();
    assertThat(facts.width()).isEqualTo(320);
    var percents = new ArrayList<Integer>();
    var rendition = convert(mediaType, original, facts, percents);

    assertThat(Mp4Orders.of(rendition.bytes()).isFastStart()).isTrue();
    var played = videos.look("video/mp4", rendition.bytes());
    assertThat(played.playable()).isTrue();
    assertThat(played.millis()).isBetween(1_900L, 2_200L);
    assertThat(rendition.millis()).isBetween(1_900L, 2_200L);
    assertThat(percents).allMatch(percent -> percent >= 0 && percent < 100);
  }

  @Test
  void aFilmWhoseTableIsAtTheEndIsOnlyPutInOrder() {
    var rendition = converted("video/x-msvideo", Made.video("avi", "mjpeg", "pcm_s16le"));
    var late = Made.tableLast(rendition);

    var facts = videos.look("video/mp4", late);

    assertThat(facts.playable()).isFalse();
    assertThat(facts.copyable()).isTrue();
    var again = convert("video/mp4", late, facts, new ArrayList<>()).bytes();
    assertThat(videos.look("video/mp4", again).playable()).isTrue();
  }

  @Test
  void aPosterIsTakenFromTheBeginning() {
    var video = Made.video("avi", "mjpeg", "pcm_s16le");
    var facts = videos.look("video/x-msvideo", video);

    var poster = Jpeg.decode(videos.poster("video/x-msvideo", video, facts).orElseThrow());

    assertThat(poster.getWidth()).isEqualTo(320);
    assertThat(poster.getHeight()).isEqualTo(240);
  }

  @Test
  @Tag("SEC-1")
  void aPlaylistIsNotFollowed() {
    var playlist = "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n".getBytes();

    for (var type : List.of("video/mp4", "video/mpeg", "video/x-msvideo")) {
      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> videos.look(type, Made.of(playlist)))
          .extracting(UnreadableDocument::reason)
          .isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void whatTakesTooLongIsEnded() {
    var hasty = workers(Map.of("timeout", "1ms"));
    var video = Made.video("avi", "mjpeg", "pcm_s16le");
    var facts = hasty.look("video/x-msvideo", video);

    assertThatExceptionOfType(WorkerFailed.class)
        .isThrownBy(() -> hasty.convert("video/x-msvideo", video, facts, Made::kept, percent -> {}))
        .extracting(WorkerFailed::why)
        .isEqualTo(Cause.TIMEOUT);
  }

  @Test
  void aSourceThatFailsMidwayIsNotTheEndOfTheVideo() {
    var video = Made.video("avi", "mjpeg", "pcm_s16le");
    var facts = videos.look("video/x-msvideo", video);
    var failing = Made.failingAfter(video, video.size() / 2);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () -> videos.convert("video/x-msvideo", failing, facts, Made::kept, percent -> {}))
        .withMessageContaining("the vault is away");
  }

  @Test
  void aSourceThatFailsDoesNotMakeAHealthyVideoADamagedOne() {
    var failing = Made.failingAfter(Made.video("mpeg", "mpeg2video", "mp2"), 100);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> videos.look("video/mpeg", failing))
        .withMessageContaining("the vault is away");
  }

  private VideoBytes converted(String mediaType, VideoBytes video) {
    return convert(mediaType, video, videos.look(mediaType, video), new ArrayList<>()).bytes();
  }

  private Converted convert(
      String mediaType, VideoBytes video, VideoFacts facts, List<Integer> percents) {
    var rendition = videos.convert(mediaType, video, facts, Made::kept, percents::add);
    var bytes = new AtomicReference<VideoBytes>();
    rendition.read(in -> bytes.set(Made.kept(in)));
    return new Converted(bytes.get(), rendition.millis());
  }

  private record Converted(VideoBytes bytes, long millis) {}

  private static FfmpegVideoWorkers workers(Map<String, String> settings) {
    var all = new java.util.HashMap<String, String>();
    settings.forEach((name, value) -> all.put("anjuan.format.video." + name, value));
    return new FfmpegVideoWorkers(
        HOME,
        new Binder(new MapConfigurationPropertySource(all))
            .bindOrCreate("anjuan.format.video", VideoSettings.class),
        Isolation.of(Isolation.Wish.AUTO));
  }

  private static final class Mp4Orders {
    static Mp4Order of(VideoBytes video) {
      try {
        return Mp4Order.of(video);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Videos made for tests. */
  private static final class Made {

    /** Two seconds of a moving pattern and a tone. */
    static VideoBytes video(String container, String picture, String sound) {
      var folder = HOME.resolve("workers/video").toAbsolutePath();
      var builder =
          new ProcessBuilder(
              folder.resolve("ffmpeg").toString(),
              "-v",
              "error",
              "-f",
              "lavfi",
              "-i",
              "testsrc=duration=2:size=320x240:rate=25",
              "-f",
              "lavfi",
              "-i",
              "sine=frequency=440:duration=2",
              "-c:v",
              picture,
              "-c:a",
              sound,
              "-f",
              container,
              "pipe:1");
      builder.environment().put("LD_LIBRARY_PATH", folder.toString());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      try {
        var process = builder.start();
        process.getOutputStream().close();
        var bytes = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bytes.length).isGreaterThan(10_000);
        return of(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Puts the table behind the content, as cameras do. */
    static VideoBytes tableLast(VideoBytes video) {
      try {
        var bytes = video.read(0, (int) video.size());
        var order = Mp4Order.of(video);
        int table = (int) order.length();
        int at = (int) order.at();
        var moved = java.util.Arrays.copyOfRange(bytes, at, at + table);
        move(java.nio.ByteBuffer.wrap(moved), -table);
        var out = new java.io.ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.write(bytes, at + table, bytes.length - at - table);
        out.write(moved);
        return of(out.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void move(java.nio.ByteBuffer table, int by) {
      for (int i = 4; i < table.limit() - 8; i++) {
        if (table.getInt(i) == 0x636f3634) { // co64
          int count = table.getInt(i + 8);
          for (int n = 0; n < count; n++) {
            int place = i + 12 + 8 * n;
            table.putLong(place, table.getLong(place) + by);
          }
        }
      }
    }

    static VideoBytes failingAfter(VideoBytes video, long good) {
      return new VideoBytes() {
        @Override
        public long size() {
          return video.size();
        }

        @Override
        public InputStream stream(long offset, long length) {
          var fault =
              new InputStream() {
                @Override
                public int read() throws IOException {
                  throw new IOException("the vault is away");
                }
              };
          return new SequenceInputStream(video.stream(0, good), fault);
        }
      };
    }

    static VideoBytes kept(InputStream in) {
      try {
        return of(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static VideoBytes of(byte[] bytes) {
      return new VideoBytes() {
        @Override
        public long size() {
          return bytes.length;
        }

        @Override
        public InputStream stream(long offset, long length) {
          return new ByteArrayInputStream(bytes, (int) offset, (int) length);
        }
      };
    }
  }
}
