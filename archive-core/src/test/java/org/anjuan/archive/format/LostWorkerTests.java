package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.WorkerFailed.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Workers that hang, die, or outlive their use. Standing still is arranged by stopping the process.
 */
@Tag("QRY-1")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("LostWorkerTests")
class LostWorkerTests {

  /** Stands in the command line of these workers alone: other tests' are not ours to stop. */
  private final String mark = "-Danjuan.test.lost=" + UUID.randomUUID();

  private PooledFormatWorkers workers;

  @BeforeEach
  void start() {
    assumeTrue(File.separatorChar == '/', "needs signals");
    workers = start(Map.of("pdf.max-wait", "1s"));
  }

  @AfterEach
  void stop() {
    if (workers != null) {
      workers.close();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(children()).as("left behind").isEmpty());
    }
  }

  /**
   * All families at a time: the time limit has to be long enough for a machine that is busy with
   * other things.
   */
  @Test
  void workersThatHangAreKilledAndReplaced() throws Exception {
    workers.close();
    workers =
        start(
            Map.of(
                "pdf.timeout",
                "6s",
                "ofd.timeout",
                "6s",
                "image.timeout",
                "6s",
                "text.timeout",
                "6s"));
    for (var family : Family.paged()) {
      read(family);
    }
    signal("STOP");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var requests =
          Family.paged().stream()
              .map(family -> CompletableFuture.supplyAsync(() -> read(family), threads))
              .toList();
      for (var request : requests) {
        assertThat(request)
            .failsWithin(Duration.ofSeconds(15))
            .withThrowableThat()
            .havingCause()
            .isInstanceOfSatisfying(
                WorkerFailed.class, failed -> assertThat(failed.why()).isEqualTo(Cause.TIMEOUT));
      }
    }

    for (var family : Family.paged()) {
      assertThat(read(family).pages).isEqualTo(1);
      assertThat(status(family).restarts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, mode = EnumSource.Mode.EXCLUDE, names = "VIDEO")
  void aWorkerKilledAtItsWorkIsReplaced(Family family) throws Exception {
    read(family);
    signal("STOP");
    var request = CompletableFuture.supplyAsync(() -> read(family));
    await().untilAsserted(() -> assertThat(status(family).busy()).isEqualTo(1));

    children().forEach(ProcessHandle::destroyForcibly);

    assertThat(request)
        .failsWithin(Duration.ofSeconds(15))
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            WorkerFailed.class, failed -> assertThat(failed.why()).isEqualTo(Cause.CRASHED));
    assertThat(read(family).pages).isEqualTo(1);
  }

  @Test
  void aWorkerKilledWhileIdleIsNotMissed() {
    read(Family.PDF);
    children().forEach(ProcessHandle::destroyForcibly);
    await().untilAsserted(() -> assertThat(children()).isEmpty());

    assertThat(read(Family.PDF).pages).isEqualTo(1);
    assertThat(status(Family.PDF).restarts()).isEqualTo(1);
  }

  @Test
  void aRequestWaitsOnlySoLongForAWorker() throws Exception {
    read(Family.PDF);
    signal("STOP");
    var first = CompletableFuture.supplyAsync(() -> read(Family.PDF));
    await().untilAsserted(() -> assertThat(status(Family.PDF).busy()).isEqualTo(1));

    assertThatExceptionOfType(WorkersBusy.class).isThrownBy(() -> read(Family.PDF));

    signal("CONT");
    assertThat(first).succeedsWithin(Duration.ofSeconds(15));
  }

  @Test
  void aWorkerIsReplacedAfterManyRequests() {
    try (var changing = start(Map.of("pdf.recycle-after", "4"))) {
      var seen = new HashSet<Long>();
      var document = DocumentBytes.of(Samples.pdf(List.of("一", "二", "三", "四")));
      changing.extract(
          DocumentFormat.PDF,
          document,
          new Seen() {
            @Override
            public void page(PageText text, Optional<byte[]> thumbnail) {
              super.page(text, thumbnail);
              children().stream().map(ProcessHandle::pid).forEach(seen::add);
            }
          });
      assertThat(seen).hasSizeGreaterThan(1);
      assertThat(changing.status().get(0).restarts()).as("not a failure").isZero();
    }
  }

  @Test
  void aMissingInstallationIsNamedAsSuch() {
    var nowhere =
        new PooledFormatWorkers(
            TestWorkers.settings(Map.of()), Path.of("target/nowhere"), Clock.systemUTC());
    try (nowhere) {
      assertThatExceptionOfType(WorkerFailed.class)
          .isThrownBy(() ->
              nowhere.extract(DocumentFormat.PDF, DocumentBytes.of(new byte[] {1}), new Seen()))
          .extracting(WorkerFailed::why)
          .isEqualTo(Cause.NOT_STARTED);
    }
  }

  @Test
  void workersEndWithTheApplicationEvenWhenItIsKilled() throws Exception {
    var application =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Danjuan.home=" + System.getProperty("anjuan.home"),
                "-cp",
                System.getProperty("java.class.path"),
                ApplicationWithWorkers.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = application.inputReader()) {
      assertThat(lines.lines().anyMatch("reading"::equals)).as("reading").isTrue();
      var worker = application.children().toList();
      assertThat(worker).hasSize(1);

      application.destroyForcibly().waitFor(5, TimeUnit.SECONDS);

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(worker.get(0).isAlive()).isFalse());
    } finally {
      application.destroyForcibly();
    }
  }

  private Seen read(Family family) {
    var seen = new Seen();
    // Nothing to recognise: that takes long on a busy machine.
    var pages = List.of("");
    switch (family) {
      case PDF -> workers.extract(DocumentFormat.PDF, DocumentBytes.of(Samples.pdf(pages)), seen);
      case OFD -> workers.extract(DocumentFormat.OFD, DocumentBytes.of(Samples.ofd(pages)), seen);
      case VIDEO -> throw new IllegalArgumentException("no pages");
      case TEXT -> workers.extract(DocumentFormat.TEXT, DocumentBytes.of(new byte[] {' '}), seen);
      case IMAGE ->
          workers.extract(DocumentFormat.TIFF, DocumentBytes.of(Samples.tiff(pages)), seen);
    }
    return seen;
  }

  private PooledFormatWorkers start(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    var given = System.getProperty("anjuan.format.jvm", "");
    all.put("jvm", given.isEmpty() ? mark : given + "," + mark);
    return TestWorkers.start(all);
  }

  private WorkerStatus status(Family family) {
    return workers.status().get(family.ordinal());
  }

  private List<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(mark))
        .toList();
  }

  private void signal(String name) throws IOException, InterruptedException {
    for (var child : children()) {
      new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start().waitFor();
    }
  }
}
