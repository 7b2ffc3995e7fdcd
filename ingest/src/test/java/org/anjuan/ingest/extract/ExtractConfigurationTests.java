package org.anjuan.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.anjuan.archive.Engines;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.format.WorkersFixture;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.archive.work.WorkQueueFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and videos wait for workers that do not start. */
@Tag("GEN-4")
class ExtractConfigurationTests {
  private static final ExtractProperties SETTINGS =
      new ExtractProperties(true, 1, Duration.ofMillis(20), Duration.ofMinutes(3));
  private static final String DOCUMENT = DocumentId.next().value();

  @TempDir Path folder;

  private final Engines.Mongo mongo = Engines.mongo();
  private WorkQueue queue;

  @BeforeEach
  void queue() {
    queue = WorkQueueFixture.on(mongo.operations(), Clock.systemUTC(), folder);
  }

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void aDocumentWaitsForWorkersThatDoNotStartAndIsNotBlamed() {
    var extractor = mock(Extractor.class);
    doThrow(WorkersFixture.notStarted()).when(extractor).extract(any());

    assertWaits(
        new ExtractConfiguration().extraction(queue, extractor, SETTINGS), WorkKind.EXTRACT);

    verify(extractor, never()).giveUp(any());
  }

  @Test
  void aVideoWaitsForAConverterThatDoesNotStartAndIsNotBlamed() {
    var filming = mock(Filming.class);
    doThrow(WorkersFixture.notStarted()).when(filming).convert(any());

    assertWaits(new ExtractConfiguration().conversion(queue, filming, SETTINGS), WorkKind.CONVERT);

    verify(filming, never()).giveUp(any(), any());
  }

  /** Tried and put off: an attempt that counts would stay, or be an error. */
  private void assertWaits(WorkLoop loop, WorkKind kind) {
    queue.ask(kind, DOCUMENT);
    var asked = item(kind);
    loop.start();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> item(kind).leasedBy() == null && item(kind).dueAt().isAfter(asked.dueAt()));
      assertThat(item(kind).attempts()).isZero();
      assertThat(item(kind).lastError()).isNull();
      assertThat(item(kind).dueAt()).isAfter(asked.dueAt().plusSeconds(20));
    } finally {
      loop.stop();
    }
  }

  private WorkItem item(WorkKind kind) {
    return mongo.operations().findById(kind + "-" + DOCUMENT, WorkItem.class);
  }
}
