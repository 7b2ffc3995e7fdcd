package org.anjuan.archive.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.Engines;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is in hand when its process ends, once or each time. */
@Tag("GEN-4")
class BrokenOffTests {
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  @TempDir Path folder;

  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private DataFolder data;
  private WorkQueue queue;

  @BeforeEach
  void start() {
    data = DataFolder.open(folder);
    startAgain();
  }

  @AfterEach
  void drop() {
    data.close();
    mongo.close();
  }

  /** As a process does after the one before it was killed. */
  private void startAgain() {
    var node = new Node(data);
    queue = JourneysFixture.queue(mongo.operations(), node, clock);
    new Succession(node, new Leases(mongo.operations(), node, clock), queue).succeed();
  }

  @Test
  void whatEndsEveryProcessThatDoesItIsADeadLetterInTheEnd() {
    queue.ask(WorkKind.EXTRACT, "deadly");

    int ends = 0;
    while (queue.deadLetters(1).isEmpty() && ends < 100) {
      if (!queue.take(WorkKind.EXTRACT, 1, LEASE).isEmpty()) {
        ends++;
        startAgain();
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(ends).isEqualTo(BrokenOff.MOST);
    assertThat(queue.deadLetters(1)).extracting(WorkItem::lastError).containsExactly("BROKEN OFF");
  }

  @Test
  void fiftyKillsInAQuarterOfAnHourBuryNothingThatIsInHandEachTime() {
    queue.ask(WorkKind.EXTRACT, "a long scan");

    for (int kills = 0; kills < 50; kills++) {
      queue.take(WorkKind.EXTRACT, 1, LEASE);
      startAgain();
      clock.advance(Duration.ofSeconds(20));
    }

    assertThat(queue.deadLetters(1)).isEmpty();
    clock.advance(LONGEST_PAUSE);
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void itLeavesTheTimeBetweenToOtherWork() {
    queue.ask(WorkKind.EXTRACT, "deadly");
    breakOff(3);
    queue.ask(WorkKind.EXTRACT, "good");

    assertThat(queue.take(WorkKind.EXTRACT, 5, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("good");
  }

  @Test
  void whatWasBrokenOffOnceGoesOnAtOnceAndHasNotBeenTried() {
    queue.ask(WorkKind.EXTRACT, "good");
    breakOff(1);

    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst().attempts()).isOne();
  }

  @Test
  void aRevivedLetterIsNotBuriedByTheNextEnd() {
    queue.ask(WorkKind.EXTRACT, "good");
    breakOff(BrokenOff.MOST);
    var letter = queue.deadLetters(1).getFirst();

    assertThat(queue.revive(letter.id())).isTrue();
    breakOff(1);

    assertThat(queue.deadLetters(1)).isEmpty();
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void oneOfManyThatEndsTheirProcessEachTimeTakesNoneOfThemWithIt() {
    var all = List.of("a", "b", "deadly", "c", "d");
    all.forEach(subject -> queue.ask(WorkKind.INDEX_RECORD, subject));

    for (int turns = 0; turns < 200; turns++) {
      var taken = queue.take(WorkKind.INDEX_RECORD, 10, LEASE);
      if (taken.stream().anyMatch(item -> item.subject().equals("deadly"))) {
        startAgain();
      } else {
        queue.done(taken);
      }
      clock.advance(LONGEST_PAUSE);
    }

    assertThat(queue.deadLetters(10)).extracting(WorkItem::subject).containsExactly("deadly");
    assertThat(queue.backlog().get(WorkKind.INDEX_RECORD).open()).as("with the letter").isOne();
  }

  @Test
  void whatIsNeverEndedByWhoeverTakesItIsADeadLetterTooWhereNobodyStartsAgain() {
    queue.ask(WorkKind.EXTRACT, "deadly");

    int taken = 0;
    while (!queue.take(WorkKind.EXTRACT, 1, LEASE).isEmpty() && taken < 100) {
      taken++;
      clock.advance(LEASE.plusSeconds(1));
    }

    assertThat(taken).isEqualTo(BrokenOff.MOST);
    assertThat(queue.deadLetters(1)).hasSize(1);
  }

  private void breakOff(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
      startAgain();
      if (i < times - 1) {
        clock.advance(LONGEST_PAUSE);
      }
    }
  }
}
