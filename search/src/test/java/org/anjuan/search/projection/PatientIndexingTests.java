package org.anjuan.search.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.archive.work.WorkQueueFixture;
import org.anjuan.search.Outage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ING-5")
class PatientIndexingTests {
  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private final Set<String> refused = new HashSet<>();
  private final Set<String> putOff = new HashSet<>();
  private final Set<String> indexed = new HashSet<>();
  private WorkQueue queue;

  @BeforeEach
  void open(@TempDir Path folder) {
    queue = WorkQueueFixture.on(mongo.operations(), clock, folder);
  }

  @AfterEach
  void drop() {
    mongo.close();
  }

  @Test
  void anItemOfWhichTheIndexGivesNoAnswerDoesNotHoldUpTheOthers() {
    refused.add("odd");
    queue.ask(WorkKind.INDEX_DOCUMENT, "odd");

    work(35);

    assertThat(indexed).hasSize(35);
    assertThat(queue.deadLetters(10)).extracting(WorkItem::subject).containsExactly("odd");
  }

  @Test
  void whatThePartOfTheIndexPutsOffThatIsAwayWaitsWhileTheRestIsTaken() {
    putOff.add("there");
    queue.ask(WorkKind.INDEX_DOCUMENT, "there");

    work(35);

    assertThat(indexed).hasSize(35);
    assertThat(queue.deadLetters(10)).isEmpty();
  }

  @Test
  void whileTheIndexIsAwayNothingBecomesADeadLetter() {
    for (var round = 0; round < 12; round++) {
      refused.add("document" + round);
    }

    work(12);

    assertThat(queue.deadLetters(10)).isEmpty();
    assertThat(queue.take(WorkKind.INDEX_DOCUMENT, 40, Duration.ofDays(1)))
        .hasSize(12)
        .extracting(WorkItem::attempts)
        .as("none was an attempt before this")
        .containsOnly(1);
  }

  /** Something new comes each time, as it does in a hospital. */
  private void work(int rounds) {
    var indexing = new PatientIndexing(queue, this::index, Duration.ZERO);
    for (var round = 0; round < rounds; round++) {
      queue.ask(WorkKind.INDEX_DOCUMENT, "document" + round);
      indexing.accept(queue.take(WorkKind.INDEX_DOCUMENT, 40, Duration.ofMinutes(2)));
      clock.advance(Duration.ofMinutes(20));
    }
  }

  private void index(List<WorkItem> items) {
    if (items.stream().anyMatch(item -> refused.contains(item.subject()))) {
      throw Outage.noAnswer();
    }
    if (items.stream().anyMatch(item -> putOff.contains(item.subject()))) {
      throw Outage.putOff();
    }
    items.forEach(item -> indexed.add(item.subject()));
    queue.done(items);
  }
}
