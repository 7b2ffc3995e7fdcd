package org.anjuan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself, without a window, killed without warning again and again while it takes files
 * from its folder and sends them over a connection that is cut: nothing is lost, nothing comes
 * twice.
 */
@Tag("STA-1")
class StationKillTests {
  private static final int FILES = 14;
  private static final int KILLS = 3;
  private static final long SEED = 20260301;

  @TempDir private Path temporary;

  @Test
  void killedAtAnyMomentItLosesNothingAndDoublesNothing() throws Exception {
    var random = new Random(SEED);
    var expected = new ArrayList<String>();
    try (var archive = new SmallArchive()) {
      archive.cutEvery = 11;
      var folder = StationFolder.in(temporary, archive.address());
      for (var i = 0; i < FILES; i++) {
        var content = new byte[1 + random.nextInt(300_000)];
        random.nextBytes(content);
        folder.drop("ZY" + i + "_1/scan" + i + ".pdf", content);
        expected.add(SmallArchive.digest(content));
      }
      for (var kill = 0; kill < KILLS; kill++) {
        var program = start(folder);
        var parts = archive.partsTaken.get() + 2 + random.nextInt(8);
        await()
            .atMost(Duration.ofSeconds(20))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> archive.partsTaken.get() >= parts || done(archive));
        program.destroyForcibly().waitFor();
      }
      var program = start(folder);
      try {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(queued(folder)).isEmpty());
      } finally {
        program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      assertThat(archive.filed).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(archive.cuts).hasPositiveValue();
      assertThat(Files.readString(folder.path().resolve("log.txt")))
          .contains("pending=")
          .doesNotContain("anj_", "ZY1");
    }
  }

  private static boolean done(SmallArchive archive) {
    return archive.filed.size() == FILES;
  }

  private static List<Path> queued(StationFolder folder) throws IOException {
    try (var inbox = Files.walk(folder.inbox());
        var queue = Files.list(folder.data())) {
      var left = new ArrayList<>(inbox.filter(Files::isRegularFile).toList());
      queue.filter(file -> file.toString().matches(".*\\.(item|body|part)")).forEach(left::add);
      return left;
    }
  }

  private static Process start(StationFolder folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StationProgram.class.getName(),
            "--headless",
            "--settings",
            folder.settings().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.path().resolve("log.txt").toFile()))
        .start();
  }
}
