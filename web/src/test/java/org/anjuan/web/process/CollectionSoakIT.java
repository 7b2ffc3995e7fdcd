package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * For minutes the application is fed over a line that slows and cuts, with versions in no order and
 * pushes that come twice, while it is killed, killed again before it is up, and its disk is full.
 * In the end everything is there, once.
 *
 * <p>{@code -Danjuan.soak.seconds=} says how long (180), {@code -Danjuan.seed=} repeats a run.
 * Where no small disk may be mounted, none gets full.
 */
@Tag("endurance")
@Tag("ING-2")
@Tag("ING-3")
@Tag("ING-5")
@Tag("GEN-4")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("CollectionSoakIT")
class CollectionSoakIT {
  private static final Duration LONG = Duration.ofSeconds(Long.getLong("anjuan.soak.seconds", 180));
  private static final int A_ROUND = 60;

  /** Five kills at least, and three hundred papers. */
  private static final int ROUNDS = 5;

  private static final int DISK = 700;
  private static final List<String> SETTINGS =
      List.of(
          "anjuan.demo.enabled=true",
          "anjuan.demo.encounters=1",
          "anjuan.demo.quarantine=false",
          "anjuan.demo.base-date=2026-03-01",
          "anjuan.format.pdf.heap=256MB",
          "anjuan.format.image.workers=1",
          "anjuan.collect.folder.every=500ms");

  /** What happens in a round. */
  private enum Trouble {
    KILLED,
    DISK_FULL,
    KILLED_IN_ITS_START,
    DISK_FULL_AND_KILLED;

    static List<Trouble> with(Optional<SmallDisk> disk) {
      return disk.isPresent() ? List.of(values()) : List.of(KILLED, KILLED_IN_ITS_START);
    }
  }

  @TempDir Path folder;

  private final Map<Trouble, Integer> happened = new EnumMap<>(Trouble.class);
  private int restarts;

  @Test
  void nothingIsLostAndNothingIsThereTwice() throws IOException {
    var seed = Long.getLong("anjuan.seed", System.nanoTime());
    System.out.println("soak: -Danjuan.seed=" + seed);
    var random = new Random(seed);
    var data = folder.resolve("disk").resolve("data");
    var disk = SmallDisk.at(folder.resolve("disk"), DISK);
    try (var _ = disk.orElse(null);
        var application = new AnjuanProcess("soak", data, "700m", SETTINGS)) {
      application.start();
      await("people")
          .atMost(2, TimeUnit.MINUTES)
          .until(() -> Files.isRegularFile(data.resolve("demo-token.txt")));
      var papers = new ArrayList<Paper>();
      try (var line = new WeakLine(application, seed);
          var feeder = new Feeder(application, line::door, Feeder.tokenIn(data))) {
        var end = Instant.now().plus(LONG);
        var troubles = Trouble.with(disk);
        for (int round = 0; round < ROUNDS || Instant.now().isBefore(end); round++) {
          var some = new PaperMill("R%03d-".formatted(round), seed + round).papers(A_ROUND, 1);
          papers.addAll(some);
          feeder.feed(some, random);
          trouble(troubles.get(round % troubles.size()), application, disk, random);
          await("mostly brought")
              .atMost(Duration.ofMinutes(5))
              .until(() -> feeder.progress() > 0.9 || feeder.failed());
        }
        feeder.finish();
        System.out.println("soak: " + papers.size() + " papers, line " + line.done());
        System.out.println("soak: " + happened + ", started again after a full disk " + restarts);
        assertThat(happened).as("all of it has happened").containsOnlyKeys(troubles);
        assertThat(line.done())
            .as("and to the line as well")
            .containsOnlyKeys(WeakLine.Fate.values());
      }
      new Caretaker(application).awaitRest();
      Aftermath.requireNothingAside(application);
      new Completeness(Visitor.person(application, "records")).check(papers);
      Aftermath.requireWholeAuditTrail(application);
      application.stop();
      Aftermath.requireNoOrphans(data, papers.size());
    }
  }

  /** They take turns, so that each happens; their moments are random. */
  private void trouble(
      Trouble trouble, AnjuanProcess application, Optional<SmallDisk> disk, Random random) {
    happened.merge(trouble, 1, Integer::sum);
    letPass(500 + random.nextInt(3_000));
    switch (trouble) {
      case KILLED -> {
        application.kill();
        application.start();
      }
      case KILLED_IN_ITS_START -> {
        application.kill();
        application.launch();
        letPass(500 + random.nextInt(8_000));
        application.kill();
        application.start();
      }
      case DISK_FULL -> {
        disk.ifPresent(SmallDisk::fill);
        letPass(1_000 + random.nextInt(5_000));
        disk.ifPresent(SmallDisk::empty);
        recover(application);
      }
      case DISK_FULL_AND_KILLED -> {
        disk.ifPresent(SmallDisk::fill);
        letPass(random.nextInt(4_000));
        application.kill();
        disk.ifPresent(SmallDisk::empty);
        application.start();
      }
    }
  }

  /** Goes on by itself, or is started again as a supervisor does when its health is bad. */
  private void recover(AnjuanProcess application) {
    var until = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(until)) {
      if (isHealthy(application)) {
        return;
      }
      letPass(500);
    }
    restarts++;
    application.kill();
    application.start();
  }

  private static boolean isHealthy(AnjuanProcess application) {
    try {
      return application.isRunning()
          && Visitor.stranger(application).get("/actuator/health").status() == 200;
    } catch (RuntimeException away) {
      return false;
    }
  }

  /** The moment is random by intent: there is nothing to wait for. */
  private static void letPass(int millis) {
    await().pollDelay(Duration.ofMillis(millis)).atMost(Duration.ofMinutes(1)).until(() -> true);
  }
}
