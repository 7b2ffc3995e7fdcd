package org.anjuan.ingest.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.anjuan.archive.Engines;
import org.anjuan.archive.format.WorkersFixture;
import org.anjuan.archive.platform.UnguessableId;
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
import org.springframework.util.unit.DataSize;

/** Scanning jobs wait for workers that do not start. */
@Tag("GEN-4")
class PaperConfigurationTests {
  private static final String JOB = UnguessableId.next();

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
  void aScanningJobWaitsForWorkersThatDoNotStart() {
    var binding = mock(Binding.class);
    doThrow(WorkersFixture.notStarted()).when(binding).work(any());
    var settings =
        new PaperProperties(
            true, DataSize.ofMegabytes(1), Duration.ofDays(30), Duration.ofMinutes(3));

    assertWaits(new PaperConfiguration().bindingLoop(queue, binding, settings), WorkKind.SCAN);
  }

  /** Tried and put off: an attempt that counts would stay, or be an error. */
  private void assertWaits(WorkLoop loop, WorkKind kind) {
    queue.ask(kind, JOB);
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
    return mongo.operations().findById(kind + "-" + JOB, WorkItem.class);
  }
}
