package org.anjuan.ingest.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeKind;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.work.Leases;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Delay;
import org.anjuan.ingest.collect.collector.Plans;
import org.anjuan.ingest.collect.collector.Recollection;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.collect.collector.Withdrawal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Collectors at work on folders, with the real intake behind them. */
@Tag("ING-1")
@RecordApplicationEvents
class CollectingTests extends CollectingHospital {
  private static final Actor ADMIN = Actor.system("test");
  private static final Collecting.Wish EVERYTHING = new Collecting.Wish(null, null, null, null);

  @Autowired private Collectors collectors;
  @Autowired private Collecting collecting;
  @Autowired private Runner runner;
  @Autowired private SourceItems items;
  @Autowired private CollectorStates states;
  @Autowired private CollectorRuns runs;
  @Autowired private Documents documents;
  @Autowired private AuditTrail trail;
  @Autowired private Leases leases;
  @Autowired private WorkQueue work;

  private Source source;

  @BeforeEach
  void source() throws IOException {
    source = Source.under(SOURCES);
    Files.createDirectories(source.folder());
  }

  @Test
  @Tag("ING-5")
  void whatIsNewOrChangedIsTakenInAndNothingElseIsFetchedAgain() throws IOException {
    source.report("1", "first");
    var second = source.report("2", "second");
    var collector = add(plan());
    var first = run(collector);
    assertThat(first.counts().added()).isEqualTo(2);
    assertThat(first.counts().taken()).isEqualTo(2);
    assertThat(document("1").orElseThrow().category().value()).isEqualTo("C0007");

    Files.write(second, org.anjuan.ingest.Papers.pdf("second, corrected"));
    var again = run(collector);
    assertThat(again.counts().changed()).isEqualTo(1);
    assertThat(again.counts().unchanged()).isEqualTo(1);
    assertThat(again.counts().taken()).isEqualTo(1);
    assertThat(document("2").orElseThrow().versions()).hasSize(2);
    assertThat(document("1").orElseThrow().versions()).hasSize(1);

    var nothing = run(collector);
    assertThat(nothing.counts().bytes()).isZero();
    assertThat(nothing.counts().unchanged()).isEqualTo(2);
    assertThat(nothing.outcome()).isEqualTo(CollectorRun.Outcome.DONE);
  }

  @Test
  void theSourceIsToldLastAndAgainIfThatFailed() throws IOException {
    var file = source.report("1", "text");
    var collector = add(Plans.with(plan(), new Afterwards(Afterwards.Deed.MOVE, "done")));
    // What is in the way of the move: a file where a folder is to be.
    var obstacle = Files.writeString(source.folder().resolve("done"), "x");

    run(collector);
    assertThat(document("1")).isPresent();
    assertThat(file).exists();
    var item = item(collector, "1");
    assertThat(item.state()).isEqualTo(ItemState.ACKNOWLEDGING);

    Files.delete(obstacle);
    items.change(item, item.state(), SourceItemChanges.due(Instant.EPOCH));
    run(collector);
    assertThat(file).doesNotExist();
    assertThat(source.folder().resolve("done").resolve(source.path("1"))).exists();
    assertThat(document("1").orElseThrow().versions()).hasSize(1);
    assertThat(item(collector, "1").state()).isEqualTo(ItemState.TAKEN);
  }

  @Test
  void whatAListStillNamesAlthoughItWasMovedMeanwhileIsNoFailure() throws IOException {
    source.report("1", "text");
    var collector = add(Plans.with(plan(), new Afterwards(Afterwards.Deed.MOVE, "done")));
    run(collector);
    var taken = item(collector, "1");
    assertThat(taken.state()).isEqualTo(ItemState.TAKEN);
    var listed = new SourceItems.Found(taken.entry(), ItemState.FOUND, Instant.EPOCH, null);
    items.found(collector.id(), List.of(listed), Instant.now());

    assertThat(run(collector).counts().failed()).isZero();
    assertThat(item(collector, "1").state()).isEqualTo(ItemState.TAKEN);
    assertThat(document("1").orElseThrow().versions()).hasSize(1);
  }

  @Test
  @Tag("ING-6")
  void aReportIsLeftWithItsSourceForTheDelay() throws IOException {
    source.report("1", "text");
    var collector = add(Plans.with(plan(), new Delay(Delay.Since.CHANGE, 60)));
    schedule(collector);
    assertThat(document("1")).isEmpty();
    assertThat(item(collector, "1").dueAt()).isAfter(Instant.now().plusSeconds(3_000));

    Source.touch(source.folder().resolve(source.path("1")), Instant.now().minusSeconds(3_700));
    schedule(collector);
    assertThat(document("1")).isPresent();
  }

  @Test
  @Tag("ING-3")
  @Tag("ING-6")
  void whatWaitsForTheStayIsTakenOnceTheEmrSaysItIsComplete() throws IOException {
    source.report("1", "text");
    var collector = add(Plans.with(plan(), new Delay(Delay.Since.COMPLETION, 0)));
    schedule(collector);
    assertThat(item(collector, "1").state()).isEqualTo(ItemState.WAITING);

    var stay = new StayKey("MAIN", "Z" + source.system(), 1);
    collecting.completed(ADMIN, stay, Instant.now().minusSeconds(1));
    schedule(collector);
    assertThat(document("1")).isPresent();
    assertThat(items.ofStay(stay)).extracting(SourceItem::state).containsExactly(ItemState.TAKEN);
    assertOnRecord(AuditAction.COMPLETION_STATED, "campus MAIN");
  }

  @Test
  @Tag("ING-5")
  void whatTheSourceNoLongerHasIsWithdrawnAndComesBackWhenItHasItAgain() throws IOException {
    var file = source.report("1", "text");
    source.report("2", "stays");
    var collector = add(Plans.with(plan(), new Withdrawal(true, null, List.of())));
    run(collector);
    var bytes = Files.readAllBytes(file);
    work.done(toBeRead());

    Files.delete(file);
    assertThat(run(collector).counts().withdrawn()).isEqualTo(1);
    assertThat(document("1").orElseThrow().isWithdrawn()).isTrue();
    assertThat(toBeRead())
        .as("so that the record and the index learn of it")
        .extracting(WorkItem::subject)
        .contains(document("1").orElseThrow().id().value())
        .doesNotContain(document("2").orElseThrow().id().value());
    assertThat(document("1").orElseThrow().versions()).hasSize(1);
    assertThat(document("2").orElseThrow().isWithdrawn()).isFalse();

    Files.write(file, bytes);
    run(collector);
    assertThat(document("1").orElseThrow().isWithdrawn()).isFalse();
  }

  private List<WorkItem> toBeRead() {
    return work.take(WorkKind.EXTRACT, 1_000, Duration.ofMinutes(1));
  }

  @Test
  @Tag("ING-5")
  void aSourceThatHasLostItsDiskWithdrawsNothing() throws IOException {
    for (var i = 0; i < 30; i++) {
      source.report("r" + i, "text " + i);
    }
    var collector = add(Plans.with(plan(), new Withdrawal(true, null, List.of())));
    run(collector);
    try (var files = Files.walk(source.folder())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    var run = run(collector);
    assertThat(run.outcome()).isEqualTo(CollectorRun.Outcome.FAILED);
    assertThat(run.trouble()).isEqualTo("TOO_MUCH_GONE");
    assertThat(run.counts().withdrawn()).isZero();
    assertThat(document("r1").orElseThrow().isWithdrawn()).isFalse();
  }

  @Test
  @Tag("ING-8")
  void pastDaysAreLookedAtAgainByContentAtTheirTime() throws IOException {
    var file = source.report("1", "text");
    var was = Files.getLastModifiedTime(file).toInstant();
    var at = LocalTime.now(ZoneId.of("Asia/Shanghai")).minusHours(1);
    var collector = add(Plans.with(plan(), Schedule.BY_HAND, new Recollection(7, at, true)));
    run(collector);
    // The source changes the report and says nothing: same time, same size.
    var changed = Files.readAllBytes(file);
    var comment = new String(changed, 0, 20, java.nio.charset.StandardCharsets.ISO_8859_1);
    changed[comment.indexOf('\n') + 2] ^= 1; // in the comment that begins every PDF
    Files.write(file, changed);
    Source.touch(file, was);
    assertThat(run(collector).counts().taken()).isZero();

    var state = states.find(collector.id());
    var tomorrow = Instant.now().plus(Duration.ofDays(1));
    assertThat(
            Due.of(collector, state, List.of(), false, tomorrow, ZoneId.of("Asia/Shanghai"))
                .recollection())
        .isTrue();
    runner.recollect(collector);
    assertThat(document("1").orElseThrow().versions()).hasSize(2);
    assertThat(
            Due.of(
                    collector,
                    states.find(collector.id()),
                    List.of(),
                    false,
                    Instant.now(),
                    ZoneId.of("Asia/Shanghai"))
                .recollection())
        .isFalse();
  }

  @Test
  void whatCanNotBeAcceptedIsShownWithItsReasonAndTriedAgainWhenSomebodySaysSo()
      throws IOException {
    source.write("Z" + source.system() + "_1/C0007_1.pdf", new byte[0]);
    var collector = add(plan());
    assertThat(run(collector).counts().quarantined()).isEqualTo(1);
    assertThat(item(collector, "1").reason()).isEqualTo("EMPTY");
    assertThat(collecting.look(ADMIN, collector.id(), ItemState.QUARANTINED)).hasSize(1);
    assertOnRecord(AuditAction.COLLECTOR_ITEMS_LISTED, collector.id() + " QUARANTINED");

    assertThat(collecting.retry(ADMIN, collector.id(), null)).isEqualTo(1);
    assertOnRecord(AuditAction.COLLECTOR_ITEMS_RETRIED, collector.id() + " all");
    assertThat(item(collector, "1").state()).isEqualTo(ItemState.FOUND);
  }

  @Test
  void aRunByHandMayBeAboutOneStay() throws IOException {
    source.report("1", "text");
    source.write("OTHER_1/C0007_9.pdf", org.anjuan.ingest.Papers.pdf("other"));
    var collector = add(plan());
    var stay = new Listing.Stay("Z" + source.system(), 1);
    collecting.ask(ADMIN, collector.id(), new Collecting.Wish(null, null, stay, null));
    runner.run(collector, () -> false);

    assertThat(document("1")).isPresent();
    assertThat(document("9")).isEmpty();
    assertOnRecord(AuditAction.COLLECTOR_RUN_ASKED, collector.id().value());
    assertThat(everything(trail))
        .noneMatch(e -> String.valueOf(e.event().detail()).contains("Z" + source.system()));
  }

  @Test
  @Tag("ING-4")
  void aPausedCollectorDoesNothingUntilItMayGoOn() throws IOException {
    source.report("1", "text");
    var collector = add(plan());
    collecting.pause(ADMIN, collector.id(), true);
    collecting.ask(ADMIN, collector.id(), EVERYTHING);
    runner.run(collector, () -> false);
    assertThat(document("1")).isEmpty();
    assertOnRecord(AuditAction.COLLECTOR_PAUSED, collector.id() + " paused");

    collecting.pause(ADMIN, collector.id(), false);
    runner.run(collector, () -> false);
    assertThat(document("1")).isPresent();
  }

  @Test
  @Tag("ING-4")
  void whatAnotherNodeIsAtIsLeftToIt() throws IOException {
    source.report("1", "text");
    var collector = add(plan());
    collecting.ask(ADMIN, collector.id(), EVERYTHING);
    assertThat(leases.hold(RunContext.lease(collector.id()), Duration.ofSeconds(30))).isTrue();
    leases.release(RunContext.lease(collector.id()));
    assertThat(runner.run(collector, () -> false)).isTrue();
    assertThat(document("1")).isPresent();
  }

  @Test
  void aSourceThatIsAwayIsAFailureWithItsNameAndNoLoss() throws IOException {
    var collector = add(plan());
    Files.delete(source.folder());
    var run = run(collector);
    assertThat(run.outcome()).isEqualTo(CollectorRun.Outcome.FAILED);
    assertThat(run.trouble()).isEqualTo("GONE");
    assertThat(states.find(collector.id()).failures()).isEqualTo(1);

    source.report("1", "text");
    run(collector);
    assertThat(document("1")).isPresent();
    assertThat(states.find(collector.id()).failures()).isZero();
  }

  @Test
  @Tag("ING-9")
  @Tag("INT-4")
  void failingAgainIsToldOnceAndSoIsThatItWorksAgain(@Autowired ApplicationEvents events)
      throws IOException {
    var collector = add(plan());
    Files.delete(source.folder());
    run(collector);
    assertThat(events.stream(Notice.class)).as("once is nothing").isEmpty();
    run(collector);
    assertThat(events.stream(Notice.class))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.kind()).isEqualTo(NoticeKind.COLLECTION_FAILED);
          assertThat(notice.campus()).isEqualTo("MAIN");
          assertThat(notice.place()).isEqualTo("/collectors/" + collector.id());
          assertThat(notice.text().zh()).contains("连续失败 2 次");
        });

    source.report("1", "text");
    run(collector);
    assertThat(events.stream(NoticeOver.class))
        .containsExactly(
            new NoticeOver(NoticeKind.COLLECTION_FAILED, "collector:" + collector.id()));
  }

  private CollectorPlan plan() {
    return Plans.folder(source.system(), source.folder());
  }

  private Collector add(CollectorPlan plan) {
    return collectors.add(ADMIN, plan, Map.of());
  }

  /** One run by hand, to its end. */
  private CollectorRun run(Collector collector) {
    collecting.ask(ADMIN, collector.id(), EVERYTHING);
    runner.run(collector, () -> false);
    return runs.list(collector.id(), null, 1).getFirst();
  }

  /** One run as its schedule would start it. */
  private void schedule(Collector collector) {
    runner.sweep(collector);
  }

  private SourceItem item(Collector collector, String id) {
    return items.find(collector.id(), SourceEntry.keyOf(source.path(id))).orElseThrow();
  }

  private Optional<ArchivedDocument> document(String id) {
    return documents.find(new SourceKey(source.system(), id));
  }

  private void assertOnRecord(AuditAction action, String detail) {
    assertThat(everything(trail))
        .anyMatch(entry ->
            entry.event().action() == action
                && String.valueOf(entry.event().detail()).contains(detail));
  }
}
