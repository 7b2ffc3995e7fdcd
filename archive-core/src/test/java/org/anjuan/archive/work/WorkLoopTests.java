package org.anjuan.archive.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anjuan.archive.Engines;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.DataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GEN-4")
class WorkLoopTests {
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  @Test
  void whatIsAskedForOnThisNodeDoesNotWaitForTheNextLook() throws InterruptedException {
    try (var data = DataFolder.open(folder);
        var mongo = Engines.mongo()) {
      var queue = JourneysFixture.queue(mongo.operations(), new Node(data), Clock.systemUTC());
      var done = new LinkedBlockingQueue<String>();
      var loop =
          new WorkLoop(
              queue,
              WorkKind.EXTRACT,
              1,
              1,
              LEASE,
              AN_HOUR,
              items -> {
                items.forEach(queue::done);
                items.forEach(item -> done.add(item.subject()));
              });
      loop.start();
      try {
        queue.ask(WorkKind.EXTRACT, "a");
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("a");
        queue.ask(WorkKind.EXTRACT, "b");
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("b");
      } finally {
        loop.stop();
      }
    }
  }

  @Test
  void whileThereIsNothingToWorkWithWorkWaitsAndIsNoDeadLetter() {
    try (var data = DataFolder.open(folder);
        var mongo = Engines.mongo()) {
      var clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
      var queue = JourneysFixture.queue(mongo.operations(), new Node(data), clock);
      var tries = new AtomicInteger();
      var loop =
          new WorkLoop(
              queue,
              WorkKind.EXTRACT,
              8,
              1,
              LEASE,
              Duration.ofMillis(20),
              items -> {
                if (tries.incrementAndGet() <= 8) {
                  throw new NothingToWorkWith(Duration.ofSeconds(30), new IOException("full"));
                }
                items.forEach(queue::done);
              });
      queue.ask(WorkKind.EXTRACT, "a");
      loop.start();
      try {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
              clock.advance(Duration.ofSeconds(30));
              assertThat(queue.backlog().get(WorkKind.EXTRACT).open()).isZero();
            });
        assertThat(tries).hasValue(9);
      } finally {
        loop.stop();
      }
    }
  }

  @Test
  void workThatEndsInAnErrorIsADeadLetterInTheEndAndTheRestGoesOn() throws InterruptedException {
    try (var data = DataFolder.open(folder);
        var mongo = Engines.mongo()) {
      var clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
      var queue = JourneysFixture.queue(mongo.operations(), new Node(data), clock);
      var done = new LinkedBlockingQueue<String>();
      var loop =
          new WorkLoop(
              queue,
              WorkKind.EXTRACT,
              1,
              1,
              LEASE,
              Duration.ofMillis(20),
              items -> {
                var item = items.getFirst();
                if (item.subject().equals("deadly")) {
                  throw new StackOverflowError();
                }
                queue.done(item);
                done.add(item.subject());
              });
      loop.start();
      try {
        queue.ask(WorkKind.EXTRACT, "deadly");
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> {
              clock.advance(Duration.ofSeconds(1));
              assertThat(queue.deadLetters(1))
                  .extracting(WorkItem::lastError)
                  .containsExactly("StackOverflowError");
            });
        queue.ask(WorkKind.EXTRACT, "good");
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("good");
      } finally {
        loop.stop();
      }
    }
  }
}
