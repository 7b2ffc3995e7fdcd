package org.anjuan.search.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.IndexRebuild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("QRY-6")
class RebuildTests {
  private IndexedArchive archive;
  private Rebuild rebuild;

  @BeforeEach
  void open(@TempDir Path folder) {
    archive = new IndexedArchive(folder);
    rebuild = archive.the(Rebuild.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void documentsWhoseTextIsDamagedOrMissingCostThemselvesOnly() {
    var record = archive.record("ZY1");
    archive.document(record, "whole", "咳嗽三天");
    var damaged = archive.damaged(record, "damaged");
    var missing = archive.document(record, "missing", "发热");
    archive.the(Vault.class).remove(missing.current().extracted().text());
    var alone = archive.record("ZY2");
    var only = archive.damaged(alone, "only");

    rebuild.mend();
    var state = ended();

    assertThat(state.failed()).isFalse();
    assertThat(state.leftOut()).isEqualTo(3);
    assertThat(archive.find("咳嗽")).containsExactly(record.id().value());
    assertThat(archive.find("ZY2")).as("its entry stays").containsExactly(alone.id().value());
    assertThat(archive.the(WorkQueue.class).take(WorkKind.INDEX_DOCUMENT, 10, Duration.ofDays(1)))
        .as("somebody is to see it")
        .extracting(WorkItem::subject)
        .containsExactlyInAnyOrder(damaged.id().value(), missing.id().value(), only.id().value());
  }

  @Test
  void anIndexThatARebuildLeftBehindIsDroppedOnceNoneRuns() {
    rebuild.mend();
    var index = archive.the(IndexRebuild.class);
    archive.leaveUnfinished();
    assertThat(index.hasUnfinished()).isTrue();

    rebuild.mend();

    assertThat(index.hasUnfinished()).isFalse();
    assertThat(archive.find("咳嗽")).isEmpty();
  }

  private Rebuild.State ended() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> rebuild.state().orElseThrow(), state -> !state.running());
  }
}
