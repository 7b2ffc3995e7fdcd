package org.anjuan.archive.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.reconciliation.Reconciliation.Listed;
import org.anjuan.archive.reconciliation.Reconciliation.Place;
import org.anjuan.archive.reconciliation.Reconciliation.Question;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.StayNumber;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MON-1 and MON-2: what is expected of each source against what came, and its sums. */
@Tag("MON-1")
@Tag("MON-2")
class ReconciliationTests {
  private static final LocalDate FROM = LocalDate.parse("2026-03-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");
  private static final String NINTH = "2026-03-09T03:00:00Z";

  private Hospital hospital;

  @BeforeEach
  void open(@TempDir Path folder) {
    hospital = new Hospital(folder);
  }

  @AfterEach
  void close() {
    hospital.close();
  }

  @Test
  void reportThatARuleDemandsIsAwaitedThenMissingThenThere() {
    hospital.expects("lis", "LIS", 3, 1);
    var record = hospital.stay("ZY1", "CARD", NINTH);
    hospital.catchUp();
    assertThat(row("LIS").reportsAwaited()).isEqualTo(1);
    assertThat(row("LIS").count(Standing.AWAITED)).isEqualTo(1);

    hospital.clock.advance(Duration.ofDays(3));
    hospital.catchUp();
    assertThat(row("LIS").reportsMissing()).as("time alone made it so").isEqualTo(1);
    assertThat(hospital.the(Reconciliation.class).compare(record).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.basis()).isEqualTo(ReportLine.Basis.RULE);
          assertThat(line.standing()).isEqualTo(Standing.MISSING);
          assertThat(line.deadline()).isEqualTo(Instant.parse("2026-03-12T03:00:00Z"));
        });

    hospital.report(record.id(), "LIS", "L1");
    hospital.catchUp();
    assertThat(row("LIS").reportsMissing()).isZero();
    assertThat(row("LIS").complete()).isEqualTo(1);
    assertThat(stays()).extracting(DayStays::collected).containsExactly(1);
  }

  @Test
  void nothingIsDueBeforeThePatientHasLeft() {
    hospital.expects("lis", "LIS", 0, 1);
    hospital.stay("ZY1", "CARD", null);
    hospital.catchUp();
    assertThat(rows()).isEmpty();
    hospital.stay("ZY1", "CARD", NINTH);
    hospital.catchUp();
    assertThat(row("LIS").reportsMissing()).isEqualTo(1);
  }

  @Test
  void reportThatItsSourceHasListedIsNotMissedTwice() {
    hospital.expects("lis", "LIS", 0, 2);
    var record = hospital.stay("ZY1", "CARD", NINTH);
    list("LIS", ListedReport.State.AWAITED);
    list("LIS", ListedReport.State.QUARANTINED);
    list("LIS", ListedReport.State.WITHDRAWN);
    list("PACS", ListedReport.State.FAILED);
    var compared = hospital.the(Reconciliation.class).compare(record);
    assertThat(compared.standing()).isEqualTo(Standing.FAILED);
    assertThat(compared.sources())
        .extracting(
            SourceFigures::system,
            SourceFigures::expected,
            SourceFigures::awaited,
            SourceFigures::missing,
            SourceFigures::failed)
        .containsExactly(tuple("LIS", 2, 1, 0, 1), tuple("PACS", 1, 0, 0, 1));

    hospital.clock.advance(Duration.ofHours(25));
    assertThat(hospital.the(Reconciliation.class).compare(record).sources())
        .as("a listed report that does not come is missing")
        .extracting(SourceFigures::missing)
        .containsExactly(1, 0);
  }

  @Test
  void withdrawnReportCountsNoMoreAndFormatsAreCountedApart() {
    var record = hospital.stay("ZY1", "CARD", NINTH);
    hospital.report(record.id(), "LIS", "L1");
    hospital.report(record.id(), "LIS", "L2", "application/ofd", null);
    hospital.report(record.id(), "PACS", "P1", "image/jpeg", null);
    hospital.catchUp();
    assertThat(rows())
        .extracting(DayRow::system, DayRow::received, DayRow::pdf, DayRow::ofd)
        .containsExactly(tuple("LIS", 2, 1, 1), tuple("PACS", 1, 0, 0));

    hospital.the(Documents.class).withdraw(new SourceKey("LIS", "L2"), hospital.clock.instant());
    hospital.tell(
        AuditEvent.of(Hospital.CHIEF, AuditAction.INTAKE, hospital.clock.instant())
            .record(record.id().value()));
    hospital.catchUp();
    assertThat(row("LIS").received()).isEqualTo(1);
  }

  @Test
  void dischargeThatIsCorrectedMovesTheStayToItsOtherDay() {
    hospital.expects("lis", "LIS", 0, 1);
    hospital.stay("ZY1", "CARD", NINTH);
    hospital.stay("ZY2", "CARD", NINTH);
    hospital.catchUp();
    hospital.clock.advance(Duration.ofMinutes(1));
    hospital.stay("ZY2", "NEUR", "2026-03-08T03:00:00Z");
    hospital.catchUp();
    assertThat(rows())
        .extracting(DayRow::day, DayRow::department, DayRow::records)
        .containsExactly(tuple("2026-03-08", "NEUR", 1), tuple("2026-03-09", "CARD", 1));
  }

  @Test
  void eventsThatAreReadAgainAfterACrashCountOnce() {
    hospital.expects("lis", "LIS", 0, 2);
    for (var i = 0; i < 5; i++) {
      var record = hospital.stay("ZY" + i, "CARD", NINTH);
      hospital.report(record.id(), "LIS", "L" + i);
      if (i == 2) {
        hospital.catchUp();
      }
    }
    hospital.report(recordOf("ZY1").id(), "LIS", "L1", "application/pdf", Instant.EPOCH);
    hospital.catchUp();
    var before = List.of(rows(), arrivals());

    forgetHowFarTheTrailWasRead();
    hospital.catchUp();
    assertThat(List.of(rows(), arrivals())).isEqualTo(before);
    assertThat(row("LIS").received()).isEqualTo(5);
    assertThat(row("LIS").reportsMissing()).isEqualTo(5);
    assertThat(arrivals())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.documents()).isEqualTo(5);
          assertThat(day.versions()).isEqualTo(1);
        });
  }

  @Test
  void dayThatWasMarkedByAProcessWhichDiedIsSummedByTheNext() {
    hospital.stay("ZY1", "CARD", NINTH);
    hospital.report(recordOf("ZY1").id(), "LIS", "L1");
    hospital.catchUp();
    hospital.the(CollectionDays.class).mark(Set.of("2026-03-09"));
    hospital
        .mongo
        .database()
        .getCollection("collection_days")
        .updateMany(new Document(), new Document("$set", new Document("rows", List.of())));
    hospital.catchUp();
    assertThat(row("LIS").received()).isEqualTo(1);
  }

  @Test
  void rebuildMakesTheSameSumsOutOfNothing() {
    hospital.expects("lis", "LIS", 1, 2);
    for (var i = 0; i < 30; i++) {
      var record = hospital.stay("ZY" + i, i % 2 == 0 ? "CARD" : "NEUR", NINTH);
      hospital.report(record.id(), i % 3 == 0 ? "LIS" : "PACS", "L" + i);
    }
    hospital.catchUp();
    var before = List.of(rows(), stays(), arrivals());
    for (var name : List.of("collection_sheets", "collection_days", "collection_arrivals")) {
      hospital.mongo.database().getCollection(name).deleteMany(new Document());
    }
    var rebuild = hospital.the(ReconciliationRebuild.class);
    assertThat(rebuild.start()).isTrue();
    assertThat(rebuild.start()).as("one at a time").isFalse();
    hospital.catchUp();
    assertThat(List.of(rows(), stays(), arrivals())).isEqualTo(before);
    assertThat(rebuild.progress().orElseThrow().done()).isEqualTo(30);
  }

  @Test
  void archiveThatWasThereBeforeIsWalkedAndFollowedFromNowOn() {
    for (var i = 0; i < 3; i++) {
      hospital.report(hospital.stay("ZY" + i, "CARD", NINTH).id(), "LIS", "L" + i);
    }
    hospital.catchUp();
    assertThat(row("LIS").received()).isEqualTo(3);
    assertThat(arrivals()).extracting(ArrivalRow::documents).containsExactly(3L);
  }

  @Test
  void ruleThatChangesIsAppliedToStaysThatAreThere() {
    hospital.stay("ZY1", "CARD", NINTH);
    hospital.catchUp();
    hospital.expects("lis", "LIS", 0, 3);
    hospital.catchUp();
    assertThat(row("LIS").reportsMissing()).isEqualTo(3);
    var rules = hospital.the(ExpectationRules.class);
    assertThat(rules.change(Hospital.CHIEF, Hospital.rule("lis", "LIS", 0, 1, 0)))
        .as("somebody was faster")
        .isEmpty();
    rules.change(Hospital.CHIEF, Hospital.rule("lis", "LIS", 0, 1, 1)).orElseThrow();
    hospital.catchUp();
    assertThat(row("LIS").reportsMissing()).isEqualTo(1);
    assertThat(actions()).contains(AuditAction.EXPECTATION_RULE_CHANGED);
  }

  @Test
  void listLeadsToTheMissingReportPageByPage() {
    hospital.expects("lis", "LIS", 0, 1);
    for (var i = 0; i < 7; i++) {
      var record = hospital.stay("ZY" + i, "CARD", "2026-03-0" + (1 + i % 4) + "T03:00:00Z");
      if (i == 6) {
        hospital.report(record.id(), "LIS", "L" + i);
      }
    }
    hospital.catchUp();
    var reconciliation = hospital.the(Reconciliation.class);
    var missing = new Question(FROM, TO, Set.of("MAIN"), "LIS", "CARD", Set.of(Standing.MISSING));
    var first = reconciliation.list(missing, null, 4);
    var last = first.getLast();
    var rest = reconciliation.list(missing, new Place(last.day(), last.id().value()), 4);
    assertThat(first).hasSize(4);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(first).extracting(Listed::day).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(reconciliation.list(onlyOf(Set.of("EAST"), null), null, 4)).isEmpty();
    assertThat(reconciliation.list(onlyOf(null, "NEUR"), null, 4)).isEmpty();
    assertThat(reconciliation.list(onlyOf(null, null), null, 10)).hasSize(7);
  }

  @Test
  void latencyIsCountedFromTheSourcesClock() {
    var record = hospital.stay("ZY1", "CARD", NINTH);
    var now = hospital.clock.instant();
    hospital.report(record.id(), "LIS", "L1", "application/pdf", now.minusSeconds(30));
    hospital.report(record.id(), "LIS", "L2", "application/pdf", now.minusSeconds(1800));
    hospital.report(record.id(), "LIS", "L3", "application/pdf", now.minusSeconds(200_000));
    hospital.report(record.id(), "LIS", "L4", "application/pdf", now.plusSeconds(60));
    hospital.report(record.id(), "LIS", "L5");
    hospital.catchUp();
    assertThat(arrivals())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.documents()).isEqualTo(5);
          assertThat(day.latency()).containsExactly(2L, 0L, 1L, 0L, 1L);
        });
  }

  private static Question onlyOf(@Nullable Set<String> campuses, @Nullable String department) {
    return new Question(FROM, TO, campuses, null, department, Set.of());
  }

  private void list(String system, ListedReport.State state) {
    hospital.listed.add(
        new ListedReport(system, "a.pdf", state, null, null, hospital.clock.instant(), null));
  }

  private MedicalRecord recordOf(String number) {
    return hospital
        .the(MedicalRecords.class)
        .find(new StayNumber(new CampusCode("MAIN"), number, 1))
        .orElseThrow();
  }

  private void forgetHowFarTheTrailWasRead() {
    hospital
        .mongo
        .database()
        .getCollection("trail_followers")
        .updateMany(new Document(), new Document("$set", new Document("position", null)));
  }

  private List<AuditAction> actions() {
    return hospital.the(AuditTrail.class).since(null, 500).stream()
        .map(entry -> entry.event().action())
        .toList();
  }

  private List<DayRow> rows() {
    return hospital.the(Reconciliation.class).rows(FROM, TO);
  }

  private List<DayStays> stays() {
    return hospital.the(Reconciliation.class).stays(FROM, TO);
  }

  private List<ArrivalRow> arrivals() {
    return hospital.the(Reconciliation.class).arrivals(FROM, TO);
  }

  private DayRow row(String system) {
    return rows().stream().filter(row -> row.system().equals(system)).findFirst().orElseThrow();
  }
}
