package org.anjuan.web.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/**
 * A run of the application from which the JVM learns what a start needs: classes, linked and
 * verified, kept in one file (an AOT cache, JEP 514) that later starts map instead of doing all of
 * it again. Run by the build before the process tests, which start the application some ten times.
 */
public final class StartTraining {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PAPERS = 6;

  private StartTraining() {}

  public static void main(String[] arguments) throws IOException {
    var cache = Distribution.startCache();
    if (isCurrent(cache)) {
      return;
    }
    Files.deleteIfExists(cache);
    var folder = Files.createTempDirectory("anjuan-start-training");
    try (var application = AnjuanProcess.recording(cache, folder.resolve("data"))) {
      application.start();
      var token = application.data().resolve("demo-token.txt");
      await("people").atMost(PATIENCE).until(() -> Files.isRegularFile(token));
      try (var feeder = new Feeder(application, Feeder.tokenIn(application.data()))) {
        var papers = new PaperMill("T", 1).papers(PAPERS, 0);
        feeder.feed(papers, new Random(1));
        feeder.finish();
        var word = papers.getLast().drafts().getLast().words().getFirst();
        var person = Visitor.person(application, "records");
        await("a paper").atMost(PATIENCE).until(() -> !person.search(word).path("hits").isEmpty());
      }
      application.stop();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  /** The JVM would see by itself that a library has changed, and not use the file. */
  private static boolean isCurrent(Path cache) throws IOException {
    if (!Files.exists(cache)) {
      return false;
    }
    var made = Files.getLastModifiedTime(cache);
    for (var folder : List.of("", "lib", "elasticsearch/lib", "elasticsearch/modules/anjuan")) {
      try (var files = Files.list(Distribution.home().resolve(folder))) {
        for (var file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
          if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
