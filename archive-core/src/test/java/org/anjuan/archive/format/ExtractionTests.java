package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.WorkerFailed.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How long the reading of a document may take. */
@Tag("QRY-6")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
class ExtractionTests {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final List<String> TWO_PAGES = List.of("入院记录", "出院记录");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private PooledFormatWorkers workers;

  @BeforeEach
  void start() {
    workers =
        new PooledFormatWorkers(
            TestWorkers.settings(Map.of()), Path.of(System.getProperty("anjuan.home")), clock);
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  @Test
  void waitingForWorkersThatAreBusyIsNotADocumentsOwnTime() {
    var release = new CountDownLatch(1);
    var picture = Samples.tiff(List.of(""));
    var slow =
        DocumentBytes.of(
            picture.length,
            () -> {
              await().until(() -> release.getCount() == 0);
              return new ByteArrayInputStream(picture);
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other =
          CompletableFuture.runAsync(
              () -> workers.pageCount(DocumentFormat.TIFF, DocumentKey.unique(), slow), threads);
      await().untilAsserted(() -> assertThat(recognisers().busy()).isOne());
      var seen = new Seen();
      var reading =
          CompletableFuture.runAsync(
              () ->
                  workers.extract(
                      DocumentFormat.PDF, DocumentBytes.of(Samples.scannedPdf(TWO_PAGES)), seen),
              threads);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(recognisers().waiting()).isOne());

      clock.advance(AN_HOUR);
      release.countDown();

      assertThat(reading).succeedsWithin(Duration.ofSeconds(60));
      assertThat(other).succeedsWithin(Duration.ofSeconds(60));
      assertThat(seen.texts).extracting(PageText::text).containsExactlyElementsOf(TWO_PAGES);
    }
  }

  @Test
  void whatTakesAWorkerTooLongIsGivenUp() {
    var content = Samples.pdf(TWO_PAGES);
    var endless =
        DocumentBytes.of(
            content.length,
            () -> {
              clock.advance(AN_HOUR);
              return new ByteArrayInputStream(content);
            });

    assertThatExceptionOfType(WorkerFailed.class)
        .isThrownBy(() -> workers.extract(DocumentFormat.PDF, endless, new Seen()))
        .extracting(WorkerFailed::why)
        .isEqualTo(Cause.TIMEOUT);
  }

  private WorkerStatus recognisers() {
    return workers.status().get(Family.IMAGE.ordinal());
  }
}
