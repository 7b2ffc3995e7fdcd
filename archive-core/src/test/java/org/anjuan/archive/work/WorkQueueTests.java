package org.anjuan.archive.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.anjuan.archive.Engines;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("GEN-4")
class WorkQueueTests {
  private static final Duration LEASE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private DataFolder here;
  private DataFolder there;
  private WorkQueue queue;
  private WorkQueue other;

  @BeforeEach
  void twoNodes() {
    here = DataFolder.open(folder.resolve("here"));
    there = DataFolder.open(folder.resolve("there"));
    queue = JourneysFixture.queue(mongo.operations(), new Node(here), clock);
    other = JourneysFixture.queue(mongo.operations(), new Node(there), clock);
  }

  @AfterEach
  void drop() {
    here.close();
    there.close();
    mongo.close();
  }

  @Test
  void askedForTwiceIsDoneOnce() {
    queue.ask(WorkKind.EXTRACT, "a");
    other.ask(WorkKind.EXTRACT, "a");

    var taken = queue.take(WorkKind.EXTRACT, 10, LEASE);

    assertThat(taken).extracting(WorkItem::subject).containsExactly("a");
    assertThat(other.take(WorkKind.EXTRACT, 10, LEASE)).isEmpty();
    queue.done(taken.getFirst());
    assertThat(queue.backlog().get(WorkKind.EXTRACT).open()).isZero();
  }

  @Test
  void whatIsAskedForWhileItIsDoneIsDoneAgain() {
    queue.ask(WorkKind.EXTRACT, "a");
    var taken = queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst();
    other.ask(WorkKind.EXTRACT, "a");

    queue.done(taken);

    assertThat(other.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void ofManyThatAreDoneAtOnceTheOneAskedForMeanwhileIsDoneAgain() {
    List.of("a", "b", "c").forEach(subject -> queue.ask(WorkKind.INDEX_RECORD, subject));
    var taken = queue.take(WorkKind.INDEX_RECORD, 10, LEASE);
    other.ask(WorkKind.INDEX_RECORD, "b");

    queue.done(taken);

    var again = other.take(WorkKind.INDEX_RECORD, 10, LEASE);
    assertThat(again).extracting(WorkItem::subject).containsExactly("b");
    assertThat(again.getFirst().attempts()).as("a work of its own").isOne();
  }

  @Test
  void manyAreTakenInTheOrderInWhichTheyFellDue() {
    for (var subject : List.of("first", "second", "third")) {
      queue.ask(WorkKind.INDEX_RECORD, subject);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(queue.take(WorkKind.INDEX_RECORD, 2, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("first", "second");
    assertThat(other.take(WorkKind.INDEX_RECORD, 2, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("third");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatWasWrittenTheseDaysGoesBeforeWhatAnImportBrings(int most) {
    var today = clock.instant();
    for (var subject : List.of("old1", "old2", "old3")) {
      queue.ask(WorkKind.EXTRACT, subject, today.minus(Duration.ofDays(900)));
      clock.advance(Duration.ofSeconds(1));
    }
    queue.ask(WorkKind.EXTRACT, "new1", today);
    clock.advance(Duration.ofSeconds(1));
    queue.ask(WorkKind.EXTRACT, "new2", today);
    queue.ask(WorkKind.EXTRACT, "old1", today.minus(Duration.ofDays(900)));

    var order = new ArrayList<String>();
    for (int left = 5; left > 0; left -= most) {
      other.take(WorkKind.EXTRACT, most, LEASE).forEach(item -> order.add(item.subject()));
    }

    assertThat(order.subList(0, 2)).as("fresh").containsExactlyInAnyOrder("new1", "new2");
    assertThat(order.subList(2, 5))
        .as("the rest")
        .containsExactlyInAnyOrder("old1", "old2", "old3");
    assertThat(queue.take(WorkKind.EXTRACT, most, LEASE)).isEmpty();
  }

  @Test
  void freshWorkThatAnotherNodeAskedForWaitsForASecondAtMost() {
    for (var subject : List.of("old1", "old2", "old3")) {
      queue.ask(WorkKind.EXTRACT, subject, clock.instant().minus(Duration.ofDays(900)));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("old1");
    other.ask(WorkKind.EXTRACT, "new", clock.instant());

    clock.advance(Duration.ofSeconds(1));

    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("new");
  }

  @Test
  void whatBecomesFreshWhileItWaitsNoLongerWaits() {
    queue.ask(WorkKind.EXTRACT, "import", clock.instant().minus(Duration.ofDays(900)));
    clock.advance(Duration.ofSeconds(1));
    queue.ask(WorkKind.EXTRACT, "changed", clock.instant().minus(Duration.ofDays(900)));
    queue.ask(WorkKind.EXTRACT, "changed", clock.instant());

    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE))
        .extracting(WorkItem::subject)
        .containsExactly("changed");
  }

  @Test
  void anItemIsTakenByOneOfManyOnly() throws Exception {
    for (var subject : IntStream.range(0, 40).mapToObj(i -> "s" + i).toList()) {
      queue.ask(WorkKind.INDEX_RECORD, subject);
    }
    var all = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<List<WorkItem>> mine = () -> queue.take(WorkKind.INDEX_RECORD, 40, LEASE);
      Callable<List<WorkItem>> theirs = () -> other.take(WorkKind.INDEX_RECORD, 40, LEASE);
      for (var taken : pool.invokeAll(List.of(mine, theirs, mine, theirs))) {
        taken.get().forEach(item -> all.add(item.subject()));
      }
    }
    assertThat(all).doesNotHaveDuplicates();
    assertThat(new HashSet<>(all)).hasSize(40);
  }

  @Test
  void aNodeThatDiedLosesItsLeaseAndItsWorkGoesOn() {
    queue.ask(WorkKind.EXTRACT, "a");
    var lost = queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst();
    clock.advance(LEASE.plusSeconds(1));

    assertThat(other.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
    assertThat(queue.extend(lost, LEASE)).as("the first one's lease").isFalse();
    queue.done(lost);
    assertThat(queue.backlog().get(WorkKind.EXTRACT).open()).isOne();
  }

  @Test
  void failedWorkIsTriedLaterAndLaterAndIsThenADeadLetterThatCanBeRevived() {
    queue.ask(WorkKind.EXTRACT, "a");
    var pauses = new ArrayList<Duration>();
    var since = clock.instant();
    while (queue.deadLetters(1).isEmpty()) {
      var taken = queue.take(WorkKind.EXTRACT, 1, LEASE);
      if (taken.isEmpty()) {
        clock.advance(Duration.ofSeconds(1));
      } else {
        pauses.add(Duration.between(since, clock.instant()));
        since = clock.instant();
        queue.failed(taken.getFirst(), "no luck");
      }
    }

    assertThat(pauses).hasSize(6).isSorted();
    var letter = queue.deadLetters(1).getFirst();
    assertThat(letter.lastError()).isEqualTo("no luck");
    assertThat(queue.revive(letter.id())).isTrue();
    assertThat(queue.revive(letter.id())).as("twice").isFalse();
    assertThat(other.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void whatIsAskedForWhileItFailsForGoodIsNotBuriedWithIt() {
    queue.ask(WorkKind.EXTRACT, "a");
    var taken = queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst();
    other.ask(WorkKind.EXTRACT, "a");

    queue.dead(taken, "UNREADABLE");

    assertThat(queue.deadLetters(1)).isEmpty();
    assertThat(other.take(WorkKind.EXTRACT, 1, LEASE).getFirst().attempts()).isOne();
  }

  @Test
  void whatIsAskedForWhileItWaitsForAnEngineMayStillFailLater() {
    queue.ask(WorkKind.EXTRACT, "a");
    var taken = queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst();
    other.ask(WorkKind.EXTRACT, "a");
    queue.releaseStrays(WorkKind.EXTRACT, List.of());
    queue.done(taken);
    var again = queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst();

    queue.failed(again, "no luck");

    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).as("not at once").isEmpty();
    clock.advance(Duration.ofSeconds(2));
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void whatWasOnlyAnnouncedFallsDueByItself() {
    queue.announce(WorkKind.EXTRACT, "a", Duration.ofMinutes(2));
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }

  @Test
  void postponedWorkHasNotBeenTried() {
    queue.ask(WorkKind.EXTRACT, "a");
    queue.postpone(queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst(), Duration.ofSeconds(5));
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE)).isEmpty();

    clock.advance(Duration.ofSeconds(5));
    assertThat(queue.take(WorkKind.EXTRACT, 1, LEASE).getFirst().attempts()).isOne();
  }

  @Test
  void afterTheStoreWasAwayOnlyWhatIsInNobodysHandIsFreed() {
    for (var subject : List.of("busy", "stray")) {
      queue.ask(WorkKind.EXTRACT, subject);
    }
    var taken = queue.take(WorkKind.EXTRACT, 2, LEASE);
    var busy = taken.stream().filter(item -> item.subject().equals("busy")).findAny().orElseThrow();
    other.ask(WorkKind.EXTRACT, "elsewhere");
    other.take(WorkKind.EXTRACT, 1, LEASE);

    assertThat(queue.releaseStrays(WorkKind.EXTRACT, List.of(busy.id()))).isOne();

    var again = other.take(WorkKind.EXTRACT, 5, LEASE);
    assertThat(again).extracting(WorkItem::subject).containsExactly("stray");
    assertThat(again.getFirst().attempts()).as("the first attempt does not count").isOne();
  }

  @Test
  void theNextStartOnTheSameFolderFreesWhatTheKilledOneHeld() {
    var killed = new Node(here);
    var leases = new Leases(mongo.operations(), killed, clock);
    new Succession(killed, leases, JourneysFixture.queue(mongo.operations(), killed, clock))
        .succeed();
    leases.hold("collector", LEASE);
    queue.ask(WorkKind.EXTRACT, "a");
    JourneysFixture.queue(mongo.operations(), killed, clock).take(WorkKind.EXTRACT, 1, LEASE);

    var next = new Node(here);
    var nextQueue = JourneysFixture.queue(mongo.operations(), next, clock);
    var nextLeases = new Leases(mongo.operations(), next, clock);
    assertThat(nextLeases.hold("collector", LEASE)).as("before").isFalse();
    new Succession(next, nextLeases, nextQueue).succeed();

    assertThat(nextLeases.hold("collector", LEASE)).isTrue();
    assertThat(nextQueue.take(WorkKind.EXTRACT, 1, LEASE)).hasSize(1);
  }
}
