package org.anjuan.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.anjuan.archive.platform.HospitalZone;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-8")
@Tag("SYS-3")
class AuditTrailTests {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final Actor NURSE = Actor.person(new ActorId("qian"), null, "钱护士", Set.of(), 0);

  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private final AuditTrail trail = node();

  @AfterEach
  void dropDatabase() {
    mongo.close();
  }

  @Test
  void eventsComeBackInOrderAsTheyWereWritten() {
    var event =
        AuditEvent.of(NURSE, AuditAction.VIEW_PAGE, clock.instant())
            .record("r1")
            .document("d1")
            .version(2)
            .page(7)
            .address("10.0.0.8")
            .detail("肺炎 \"CT\"");
    var where = trail.append(event);
    assertThat(where).isEqualTo(new AuditPosition(FIRST, 2));
    assertThat(trail.since(null, 10))
        .extracting(entry -> entry.event().action())
        .containsExactly(AuditAction.DAY_OPENED, AuditAction.VIEW_PAGE);
    assertThat(trail.since(new AuditPosition(FIRST, 1), 10))
        .containsExactly(new AuditEntry(where, event));
    assertThat(trail.since(where, 10)).isEmpty();
  }

  @Test
  void dayIsTheHospitalsNotTheServers() {
    clock.set("2026-03-01T16:30:00Z");
    assertThat(append(1).getLast().day()).isEqualTo(LocalDate.parse("2026-03-02"));
  }

  @Test
  void chainsStayValidWhenTheZoneChanges() {
    clock.set("2026-03-01T23:00:00Z");
    append(3);
    var elsewhere =
        new AuditTrail(
            new AuditStore(mongo.operations()),
            new HospitalZone(ZoneId.of("UTC")),
            clock,
            new NoOrigin());
    assertThat(elsewhere.append(view("r9")).day())
        .as("a day that was begun is gone on with")
        .isEqualTo(LocalDate.parse("2026-03-02"));
    clock.set("2026-03-03T01:00:00Z");
    assertThat(elsewhere.append(view("r10")).day()).isEqualTo(LocalDate.parse("2026-03-03"));
    for (var day : elsewhere.days(FIRST, LocalDate.parse("2026-03-03"))) {
      assertThat(elsewhere.verify(day).intact()).as("%s", day).isTrue();
    }
  }

  @Test
  void chainIsWholeAfterTwoNodesWroteAtTheSameTime() throws Exception {
    var other = node();
    var positions = new HashSet<AuditPosition>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<AuditPosition>>();
      for (var i = 0; i < 600; i++) {
        var node = i % 2 == 0 ? trail : other;
        var event = view("r" + i);
        running.add(threads.submit(() -> node.append(event)));
      }
      for (var future : running) {
        positions.add(future.get());
      }
    }
    assertThat(positions).as("every caller has a place of its own").hasSize(600);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 601, null));
    assertThat(everything())
        .extracting(entry -> entry.event().recordId())
        .contains("r0", "r1", "r598", "r599");
  }

  @Test
  void callersAtTheSameTimeAreWrittenTogether() throws Exception {
    var insertions = new AtomicInteger();
    var counted =
        node(
            new AuditStore(mongo.operations()) {
              @Override
              int insert(List<Document> documents) {
                insertions.incrementAndGet();
                return super.insert(documents);
              }
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 3_000)
              .mapToObj(i -> threads.submit(() -> counted.append(view("r" + i))))
              .toList();
      for (var future : running) {
        future.get();
      }
    }
    assertThat(insertions).hasValueLessThan(1_500);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 3_001, null));
  }

  @Test
  void changedEventIsFound() {
    append(600);
    events().updateOne(id(555), Updates.set("recordId", "another"));
    assertThat(trail.verify(FIRST))
        .isEqualTo(new DayVerification(FIRST, 554, new Break(555, Damage.CHANGED)));
  }

  @Test
  void fieldAddedToAnEventIsFound() {
    append(5);
    events().updateOne(id(3), Updates.set("note", "harmless"));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(3, Damage.CHANGED));
  }

  @Test
  void removedEventsAreFound() {
    append(1_200);
    events().deleteOne(id(400));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(400, Damage.MISSING));
    events()
        .deleteMany(
            Filters.in("_id", IntStream.range(2, 1_100).mapToObj(AuditTrailTests::key).toList()));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(2, Damage.MISSING));
  }

  @Test
  void eventsCutOffAtTheEndOfAClosedDayAreFound() {
    append(5);
    clock.set("2026-03-02T02:00:00Z");
    append(1);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 7, null));
    events().deleteOne(id(7));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(7, Damage.MISSING));
    assertThat(trail.verify(FIRST.plusDays(1)).firstBreak())
        .isEqualTo(new Break(1, Damage.UNLINKED));
  }

  @Test
  void removedDayIsFound() {
    append(5);
    clock.set("2026-03-02T02:00:00Z");
    append(1);
    events()
        .deleteMany(
            Filters.in("_id", IntStream.range(1, 8).mapToObj(AuditTrailTests::key).toList()));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(1, Damage.MISSING));
  }

  @Test
  void eventSlippedInIsFound() {
    append(5);
    events()
        .insertOne(ChainForm.write(new AuditPosition(FIRST, 7), ChainForm.NO_HASH, view("forged")));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(7, Damage.UNLINKED));
  }

  @Test
  void eventAddedToAClosedDayIsFound() {
    append(5);
    clock.set("2026-03-02T02:00:00Z");
    append(1);
    var closing = events().find(id(7)).first();
    assertThat(closing).isNotNull();
    events()
        .insertOne(
            ChainForm.write(
                new AuditPosition(FIRST, 8), closing.getString("hash"), view("forged")));
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(8, Damage.SURPLUS));
  }

  @Test
  void dayComputedAnewToItsEndIsFoundByTheDayThatFollows() {
    append(1);
    clock.set("2026-03-02T02:00:00Z");
    append(1);
    var closing = new AuditPosition(FIRST, 3);
    var opening = events().find(id(1)).first();
    assertThat(opening).isNotNull();
    var forged =
        ChainForm.write(new AuditPosition(FIRST, 2), opening.getString("hash"), view("forged"));
    var forgedClosing =
        ChainForm.write(
            closing,
            forged.getString("hash"),
            AuditEvent.of(Actor.system("audit"), AuditAction.DAY_CLOSED, clock.instant())
                .detail("2026-03-02"));
    events().replaceOne(id(2), forged);
    events().replaceOne(id(3), forgedClosing);
    assertThat(trail.verify(FIRST).firstBreak()).isEqualTo(new Break(3, Damage.CHANGED));
  }

  @Test
  void chainRunsAcrossDaysWithoutEvents() {
    append(3);
    clock.set("2026-03-09T02:00:00Z");
    append(2);
    var last = LocalDate.parse("2026-03-09");
    assertThat(trail.days(FIRST, last)).containsExactly(FIRST, last);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 5, null));
    assertThat(trail.verify(last)).isEqualTo(new DayVerification(last, 3, null));
    assertThat(trail.verify(FIRST.plusDays(2)))
        .isEqualTo(new DayVerification(FIRST.plusDays(2), 0, null));
    assertThat(everything()).hasSize(8);
  }

  @Test
  void nodeWhoseClockIsLateGoesOnInTheDayThatFollows() {
    append(1);
    var late = node(new MovableClock(Instant.parse("2026-03-01T15:59:59Z")));
    clock.set("2026-03-01T16:00:01Z");
    append(1);
    assertThat(late.append(view("late")).day()).isEqualTo(LocalDate.parse("2026-03-02"));
    assertThat(trail.verify(FIRST).intact()).isTrue();
    assertThat(trail.verify(FIRST.plusDays(1)))
        .isEqualTo(new DayVerification(FIRST.plusDays(1), 3, null));
  }

  @Test
  void crashBetweenEventsAndHeadHintLosesNothing() {
    append(1);
    var hint = hintAt(2);
    append(700);
    hintAt(500);
    state().replaceOne(Filters.eq("_id", "head"), hint);
    assertThat(node().append(view("after")).seq()).isEqualTo(703);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 703, null));
  }

  @Test
  void tailIsFoundWhenAllHintsAreLost() {
    append(700);
    clock.set("2026-03-04T02:00:00Z");
    append(77);
    state().drop();
    var restarted = node();
    assertThat(restarted.append(view("after")))
        .isEqualTo(new AuditPosition(LocalDate.parse("2026-03-04"), 79));
    assertThat(restarted.verify(FIRST).intact()).isTrue();
    assertThat(restarted.verify(LocalDate.parse("2026-03-04"))).matches(DayVerification::intact);
  }

  @Test
  void removedTailStaysVisibleAfterARestart() {
    append(1);
    clock.set("2026-03-02T02:00:00Z");
    append(1);
    var second = FIRST.plusDays(1);
    hintAt(2);
    events().deleteOne(Filters.eq("_id", new AuditPosition(second, 2).id()));
    node().append(view("after"));
    assertThat(trail.verify(second).firstBreak()).isEqualTo(new Break(2, Damage.MISSING));
  }

  @Test
  void followerGoesOnBehindARemovedEvent() {
    append(5);
    events().deleteOne(id(3));
    assertThat(trail.since(new AuditPosition(FIRST, 2), 10)).hasSize(3);
  }

  @Test
  void callerIsToldWhenTheEventIsNotOnRecord() {
    var broken =
        node(
            new AuditStore(mongo.operations()) {
              @Override
              int insert(List<Document> documents) {
                throw new MongoTimeoutException("no server");
              }
            });
    assertThatExceptionOfType(AuditUnavailable.class).isThrownBy(() -> broken.append(view("r1")));
  }

  @Test
  void eventThatArrivedThoughTheAnswerWasLostIsNotWrittenTwice() {
    var flaky =
        node(
            new AuditStore(mongo.operations()) {
              @Override
              int insert(List<Document> documents) {
                super.insert(documents);
                throw new MongoTimeoutException("answer lost");
              }
            });
    assertThat(flaky.append(view("r1")).seq()).isEqualTo(2);
    assertThat(trail.verify(FIRST)).isEqualTo(new DayVerification(FIRST, 2, null));
  }

  @Test
  void longAndBrokenTextsAreKeptAsFarAsTheyGo() {
    trail.append(view("r1").detail("x".repeat(5_000)));
    trail.append(view("r2").detail("half a pair \uD83D and a line\nbreak"));
    var entries = everything();
    assertThat(entries.get(1).event().detail()).hasSize(AuditEvent.LONGEST);
    assertThat(entries.get(2).event().detail()).isEqualTo("half a pair ? and a line break");
    assertThat(trail.verify(FIRST).intact()).isTrue();
  }

  private List<AuditPosition> append(int count) {
    if (count < 20) {
      return IntStream.range(0, count).mapToObj(i -> trail.append(view("r" + i))).toList();
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, count)
              .mapToObj(i -> threads.submit(() -> trail.append(view("r" + i))))
              .toList();
      threads.close();
      return running.stream().map(Future::resultNow).toList();
    }
  }

  private List<AuditEntry> everything() {
    var all = new ArrayList<AuditEntry>();
    var next = trail.since(null, 100);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = trail.since(all.getLast().position(), 100);
    }
    return all;
  }

  private AuditEvent view(String recordId) {
    return AuditEvent.of(NURSE, AuditAction.VIEW_RECORD, clock.instant()).record(recordId);
  }

  private AuditTrail node() {
    return node(clock);
  }

  private AuditTrail node(AuditStore store) {
    return new AuditTrail(
        store, new HospitalZone(ZoneId.of("Asia/Shanghai")), clock, new NoOrigin());
  }

  private AuditTrail node(MovableClock clock) {
    return new AuditTrail(
        new AuditStore(mongo.operations()),
        new HospitalZone(ZoneId.of("Asia/Shanghai")),
        clock,
        new NoOrigin());
  }

  private MongoCollection<Document> events() {
    return mongo.database().getCollection("audit");
  }

  private MongoCollection<Document> state() {
    return mongo.database().getCollection("audit_state");
  }

  /** The hint follows the events; waits until it has come so far in the trail's last day. */
  private Document hintAt(int seq) {
    var day = trail.today();
    return await()
        .until(
            () -> state().find(Filters.eq("_id", "head")).first(),
            hint ->
                hint != null
                    && AuditPosition.parse(hint.getString("at"))
                            .compareTo(new AuditPosition(day, seq))
                        >= 0);
  }

  private static Bson id(int seq) {
    return Filters.eq("_id", key(seq));
  }

  private static String key(int seq) {
    return new AuditPosition(FIRST, seq).id();
  }
}
