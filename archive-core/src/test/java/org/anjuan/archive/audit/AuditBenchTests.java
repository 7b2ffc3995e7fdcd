package org.anjuan.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.platform.HospitalZone;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many events a second the trail takes, and what it adds to a request of 50 people who read at
 * the same time, each turning a page twice a second.
 *
 * <p>A request here: two look-ups by identifier (session, record), and ten milliseconds for drawing
 * the page, which happens in another process and so costs waiting only. Without the trail; with the
 * event begun before drawing and awaited before the answer (as pages are); with the event awaited
 * before drawing. The three take turns request by request, so that they meet the same machine.
 */
@Tag("bench")
@Tag("SEC-12")
class AuditBenchTests {
  private static final Actor READER = Actor.person(new ActorId("r"), null, "读者", Set.of(), 0);
  private static final int READERS = 50;
  private static final int TURNS = 120;
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration DRAWING = Duration.ofMillis(10);

  private final Engines.Mongo mongo = Engines.mongo();
  private final AuditTrail trail =
      new AuditTrail(
          new AuditStore(mongo.operations()),
          new HospitalZone(ZoneId.of("Asia/Shanghai")),
          Clock.systemUTC(),
          new NoOrigin());

  @Test
  void eventsASecond() throws Exception {
    run(20, Duration.ofSeconds(5));
    for (var writers : new int[] {1, 50, 200}) {
      System.out.printf(
          "audit, %d callers: %.0f events/s%n", writers, run(writers, Duration.ofSeconds(8)));
    }
    assertThat(trail.verify(trail.today()).intact()).isTrue();
  }

  private double run(int writers, Duration time) throws Exception {
    var done = new AtomicLong();
    var end = System.nanoTime() + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var writer = 0; writer < writers; writer++) {
        running.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                trail.append(event());
                done.incrementAndGet();
              }
            }));
      }
      for (var one : running) {
        one.get();
      }
    }
    return done.get() / (double) time.toSeconds();
  }

  @Test
  void delayAddedToARequest() throws Exception {
    var things = mongo.database().getCollection("things");
    for (var i = 0; i < 1_000; i++) {
      things.insertOne(new Document("_id", "t" + i).append("text", "x".repeat(400)));
    }
    read(things, 30);
    var times = read(things, TURNS);
    for (var kind : Kind.values()) {
      report(kind, times.get(kind.ordinal()));
    }
    System.out.printf(
        "added at p95: begun before drawing %.2f ms, awaited before drawing %.2f ms%n",
        percentile(times.get(1), 95) - percentile(times.get(0), 95),
        percentile(times.get(2), 95) - percentile(times.get(0), 95));
    assertThat(trail.verify(trail.today()).intact()).isTrue();
  }

  private enum Kind {
    WITHOUT,
    BEGUN,
    AWAITED
  }

  private List<double[]> read(MongoCollection<Document> things, int turns) throws Exception {
    var all = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<List<double[]>>>();
      for (var reader = 0; reader < READERS; reader++) {
        var first = reader;
        Callable<List<double[]>> reading = () -> readOne(things, first, turns);
        running.add(threads.submit(reading));
      }
      for (var one : running) {
        for (var time : one.get()) {
          all.get((int) time[0]).add(time[1]);
        }
      }
    }
    return all.stream()
        .map(list -> list.stream().mapToDouble(Double::doubleValue).sorted().toArray())
        .toList();
  }

  private List<double[]> readOne(MongoCollection<Document> things, int reader, int turns) {
    var times = new ArrayList<double[]>();
    var next = System.nanoTime() + PACE.toNanos() * reader / READERS;
    for (var turn = 0; turn < turns; turn++) {
      LockSupport.parkNanos(next - System.nanoTime());
      next += PACE.toNanos();
      var kind = Kind.values()[(turn + reader) % Kind.values().length];
      var start = System.nanoTime();
      request(things, kind, reader, turn);
      times.add(new double[] {kind.ordinal(), (System.nanoTime() - start) / 1e6});
    }
    return times;
  }

  private void request(MongoCollection<Document> things, Kind kind, int reader, int turn) {
    things.find(Filters.eq("_id", "t" + reader)).first();
    things.find(Filters.eq("_id", "t" + (reader * 31 + turn) % 1_000)).first();
    switch (kind) {
      case WITHOUT -> LockSupport.parkNanos(DRAWING.toNanos());
      case BEGUN -> {
        var noted = trail.begin(event());
        LockSupport.parkNanos(DRAWING.toNanos());
        noted.await();
      }
      case AWAITED -> {
        trail.append(event());
        LockSupport.parkNanos(DRAWING.toNanos());
      }
    }
  }

  private static AuditEvent event() {
    return AuditEvent.of(READER, AuditAction.VIEW_PAGE, Clock.systemUTC().instant())
        .record("0123456789abcdefghjkmnpqrs")
        .document("0123456789abcdefghjkmnpqrs")
        .version(1)
        .page(3);
  }

  private static void report(Kind kind, double[] times) {
    System.out.printf(
        "request, %s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, n=%d%n",
        kind.name().toLowerCase(Locale.ROOT),
        percentile(times, 50),
        percentile(times, 95),
        percentile(times, 99),
        Arrays.stream(times).count());
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * percent / 100.0)];
  }
}
