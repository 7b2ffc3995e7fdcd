package org.anjuan.archive.reconciliation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.DocumentsFixture;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.notice.RisingFigures;
import org.anjuan.archive.notice.RisingFiguresFixture;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.MedicalRecordsFixture;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoOperations;

/** A small hospital whose stays and reports arrive as the intake files them, on one node. */
final class Hospital implements AutoCloseable {
  static final Actor CHIEF = Actor.system("chief");

  final MovableClock clock = new MovableClock(Instant.parse("2026-03-10T02:00:00Z"));
  final Engines.Mongo mongo = Engines.mongo();
  final List<ListedReport> listed = new ArrayList<>();
  private final AnnotationConfigApplicationContext node = new AnnotationConfigApplicationContext();

  @ComponentScan({
    "org.anjuan.archive.audit",
    "org.anjuan.archive.work",
    "org.anjuan.archive.reconciliation"
  })
  static final class Parts {}

  Hospital(Path folder) {
    node.registerBean(MongoOperations.class, mongo::operations);
    node.registerBean(Clock.class, () -> clock);
    node.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    node.registerBean(
        MedicalRecords.class, () -> MedicalRecordsFixture.on(mongo.operations(), clock));
    node.registerBean(Documents.class, () -> DocumentsFixture.on(mongo.operations(), clock));
    node.registerBean(
        ReconciliationProperties.class,
        () ->
            new ReconciliationProperties(
                Duration.ofHours(24), Duration.ofHours(24), Duration.ofSeconds(3)));
    node.registerBean(
        RisingFigures.class, () -> RisingFiguresFixture.on(mongo.operations(), told -> {}));
    node.registerBean(ListedReports.class, () -> stay -> List.copyOf(listed));
    node.register(Parts.class);
    node.refresh();
  }

  <T> T the(Class<T> part) {
    return node.getBean(part);
  }

  /** Lets the watch do all that there is to do. */
  void catchUp() {
    var watch = the(ReconciliationWatch.class);
    for (var turns = 0; watch.turn(); turns++) {
      if (turns > 200) {
        throw new AssertionError("the watch finds no end");
      }
    }
  }

  void expects(String id, String system, int days, int atLeast) {
    the(ExpectationRules.class).change(CHIEF, rule(id, system, days, atLeast, 0)).orElseThrow();
  }

  static ExpectationRule rule(String id, String system, int days, int atLeast, int version) {
    return new ExpectationRule(
        id,
        system + " 报告",
        system,
        Set.of(),
        EncounterKind.INPATIENT,
        null,
        Set.of(),
        days,
        atLeast,
        LocalDate.parse("2026-01-01"),
        true,
        version,
        null,
        null);
  }

  /** An inpatient of a department, as the sources state it now. */
  MedicalRecord stay(String number, String department, @Nullable String discharged) {
    var at = clock.instant();
    var encounter =
        new Encounter(
            Stated.of(EncounterKind.INPATIENT, at),
            Stated.of(Instant.parse("2026-03-01T01:00:00Z"), at),
            discharged == null ? null : Stated.of(Instant.parse(discharged), at),
            null,
            Stated.of(department, at),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    var record =
        the(MedicalRecords.class)
            .state(
                new RecordStatement(
                    new StayNumber(new CampusCode("MAIN"), number, 1),
                    at,
                    null,
                    RecordStatement.Person.UNKNOWN,
                    encounter,
                    Map.of()),
                false);
    tell(
        AuditEvent.of(Actor.system("adt"), AuditAction.INTAKE, at)
            .record(record.id().value())
            .detail("HTTP encounter"));
    return record;
  }

  /** A report arrives, is filed and put on record. */
  void report(RecordId record, String system, String number) {
    report(record, system, number, "application/pdf", null);
  }

  void report(
      RecordId record, String system, String number, String type, @Nullable Instant modified) {
    var filed =
        the(Documents.class)
            .file(
                record,
                DocumentsFixture.arrival(new SourceKey(system, number), "C0004", type, modified));
    the(MedicalRecords.class).note(record, filed.document().asNoted());
    tell(
        AuditEvent.of(
                Actor.system(system.toLowerCase(Locale.ROOT)), AuditAction.INTAKE, clock.instant())
            .record(record.value())
            .document(filed.document().id().value())
            .version(filed.version())
            .detail("HTTP" + (filed.added() ? "" : " unchanged")));
  }

  void tell(AuditEvent event) {
    the(AuditTrail.class).append(event);
  }

  @Override
  public void close() {
    node.close();
    mongo.close();
  }
}
