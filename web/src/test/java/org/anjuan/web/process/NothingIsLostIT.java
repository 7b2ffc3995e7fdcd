package org.anjuan.web.process;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is fed and killed, fed and killed, and in the end everything is there. Times,
 * ways and order are random; the seed is printed, {@code -Danjuan.seed=…} repeats it. {@link
 * CollectionSoakIT} does it with other troubles beside in every {@code verify}.
 */
@Tag("soak")
@Tag("ING-2")
@Tag("ING-3")
@Tag("ING-5")
@Tag("GEN-4")
class NothingIsLostIT {
  private static final int PAPERS = 300;
  private static final int SCANS = 2;
  private static final List<String> SETTINGS =
      List.of(
          "anjuan.demo.enabled=true",
          "anjuan.demo.encounters=1",
          "anjuan.demo.quarantine=false",
          "anjuan.demo.base-date=2026-03-01",
          "anjuan.format.pdf.heap=256MB",
          "anjuan.format.image.workers=1",
          "anjuan.collect.folder.every=500ms");

  @TempDir Path folder;

  @Test
  void fiveKillsLoseNothing() {
    feedAndKill("five-kills", 5);
  }

  @Test
  void fiftyKillsLoseNothing() {
    feedAndKill("fifty-kills", 50);
  }

  private void feedAndKill(String name, int kills) {
    var seed = Long.getLong("anjuan.seed", System.nanoTime());
    System.out.println(name + ": -Danjuan.seed=" + seed);
    var random = new Random(seed);
    var papers = new PaperMill("N", seed).papers(PAPERS, SCANS);
    var data = folder.resolve("data");
    try (var application = new AnjuanProcess(name, data, "700m", SETTINGS)) {
      application.start();
      await("people").atMost(2, TimeUnit.MINUTES).until(() -> isFile(data, "demo-token.txt"));
      try (var feeder = new Feeder(application, Feeder.tokenIn(data))) {
        feeder.feed(papers, random);
        for (var moment : moments(kills, random)) {
          killAt(moment, application, feeder, random);
        }
        feeder.finish();
      }
      new Caretaker(application).awaitRest();
      Aftermath.requireNothingAside(application);
      new Completeness(Visitor.person(application, "records")).check(papers);
      Aftermath.requireWholeAuditTrail(application);
      application.stop();
      Aftermath.requireNoOrphans(data, papers.size());
    }
  }

  /** Shares of the work after which it is killed, in order; always before the end. */
  private static List<Double> moments(int kills, Random random) {
    return IntStream.range(0, kills)
        .mapToObj(i -> 0.03 + 0.9 * (i + random.nextDouble()) / kills)
        .toList();
  }

  private static void killAt(
      double moment, AnjuanProcess application, Feeder feeder, Random random) {
    await("fed up to " + moment)
        .atMost(5, TimeUnit.MINUTES)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> feeder.progress() >= moment || feeder.failed());
    letPass(random.nextInt(300));
    application.kill();
    if (random.nextInt(4) == 0) { // and once more, before it is up again
      application.launch();
      letPass(500 + random.nextInt(6_000));
      application.kill();
    }
    application.start();
  }

  /** The moment of a kill is random by intent: there is nothing to wait for. */
  private static void letPass(int millis) {
    await().pollDelay(Duration.ofMillis(millis)).atMost(Duration.ofMinutes(1)).until(() -> true);
  }

  private static boolean isFile(Path data, String name) {
    return Files.isRegularFile(data.resolve(name));
  }
}
