package org.anjuan.archive.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.RulesFixture;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-3")
class MedicalRecordsTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final FieldCipher CIPHER = KeyRingFixture.fieldCipher();
  private static final KeyedHash HASH = KeyRingFixture.keyedHash();

  private final MedicalRecords records =
      new MedicalRecords(
          new Records(MONGO.operations()),
          IdentifiersFixture.on(MONGO.operations()),
          ChartsFixture.on(MONGO.operations()),
          CIPHER,
          HASH,
          RulesFixture.tagRules(MONGO.operations()),
          stay -> {},
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final String admission = "ZY" + RecordId.next().value().substring(0, 10);
  private final String chart = "B" + RecordId.next().value().substring(0, 10);

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void anUnknownStayBecomesAProvisionalRecord() {
    var record = records.state(statement(0, null, null, null), true);

    assertThat(record.isProvisional()).isTrue();
    assertThat(record.state()).isEqualTo(RecordState.IN_HOSPITAL);
    assertThat(records.find(record.stay()).orElseThrow().id()).isEqualTo(record.id());
  }

  @Test
  void aWalkThroughAllRecordsMeetsEachOnceWhateverTheBatch() {
    for (int stay = 1; stay <= 205; stay++) {
      records.state(statement(admission + stay, 0, null, null, null), true);
    }

    try (var all = records.all()) {
      var met = all.map(MedicalRecord::id).toList();
      assertThat(met).doesNotHaveDuplicates().hasSize((int) records.count());
      assertThat(met).hasSizeGreaterThanOrEqualTo(205);
    }
  }

  @Test
  void aProvisionalRecordIsCompletedWhenTheDataCome() {
    var before = records.state(statement(0, null, null, null), true);
    var after = records.state(statement(1, chart, "张建国", "2026-02-20T08:00:00Z"), false);

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.isProvisional()).isFalse();
    assertThat(records.ofChart(new CampusCode("MAIN"), new RecordNumber(chart)))
        .extracting(MedicalRecord::id)
        .containsExactly(after.id());
  }

  @Test
  void theLaterStatementHoldsWhicheverArrivesFirst() {
    records.state(statement(2, chart, "张建国", "2026-02-20T09:00:00Z"), false);
    var late = records.state(statement(1, chart, "张建国", "2026-02-20T08:00:00Z"), false);

    assertThat(Stated.valueOf(late.encounter().admittedAt()))
        .isEqualTo(Instant.parse("2026-02-20T09:00:00Z"));
  }

  @Test
  void anyOrderAndConcurrencyOfStatementsEndInTheSameRecord() throws Exception {
    var ends = new ArrayList<MedicalRecord>();
    for (var round = 0; round < 8; round++) {
      var number = admission + "-" + round;
      var calls = new ArrayList<Callable<MedicalRecord>>();
      for (var minute = 1; minute <= 6; minute++) {
        var at = minute;
        calls.add(() ->
            records.state(
                statement(number, at, null, "张建国", "2026-02-20T0" + at + ":00:00Z"), true));
      }
      Collections.shuffle(calls, new Random(round));
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : pool.invokeAll(calls)) {
          done.get();
        }
      }
      ends.add(records.find(stay(number)).orElseThrow());
    }

    assertThat(ends)
        .extracting(r -> r.encounter().admittedAt())
        .containsOnly(new Stated<>(Instant.parse("2026-02-20T06:00:00Z"), NOW.plusSeconds(360)));
    assertThat(ends).extracting(MedicalRecord::state).containsOnly(RecordState.IN_HOSPITAL);
  }

  @Test
  void aDocumentThatNamesAnotherPatientIsRefused() {
    records.state(statement(0, chart, "张建国", null), true);

    assertThatExceptionOfType(ContradictoryStatement.class)
        .isThrownBy(() -> records.state(statement(1, chart, "李卫东", null), true))
        .matches(refused -> refused.field().equals("patient.name"));
  }

  @Test
  void aStatementWithAnotherChartNumberIsRefused() {
    records.state(statement(0, chart, "张建国", null), true);

    assertThatExceptionOfType(ContradictoryStatement.class)
        .isThrownBy(() -> records.state(statement(1, chart + "9", "张建国", null), false))
        .matches(refused -> refused.field().equals("recordNo"));
  }

  @Test
  void theRegistryMayCorrectAPatientsName() {
    records.state(statement(0, chart, "无名氏", null), true);
    var corrected = records.state(statement(1, chart, "张建国", null), false);

    assertThat(Stated.valueOf(corrected.patient().name())).isEqualTo("张建国");
  }

  @Test
  void aCorrectedNameReachesAllStaysOfThePatient() {
    var first = records.state(statement(admission + "A", 0, chart, "无名氏", null), true);
    records.state(statement(admission + "B", 1, chart, "张建国", null), false);

    var reread = records.find(first.id()).orElseThrow();
    assertThat(Stated.valueOf(reread.patient().name())).isEqualTo("张建国");
    assertThat(records.ofChart(new CampusCode("MAIN"), new RecordNumber(chart))).hasSize(2);
  }

  @Test
  @Tag("SEC-1")
  void idCardNumberAndPhoneAreNotReadableInTheStore() {
    records.state(statement(0, chart, "张建国", null), true);

    var stored = new StringBuilder();
    for (var collection : MONGO.database().listCollectionNames()) {
      MONGO.database().getCollection(collection).find().forEach(d -> stored.append(d.toJson()));
    }
    assertThat(stored.toString()).contains("idNumberHash").doesNotContain("999999195804020011");
    assertThat(stored.toString()).doesNotContain("13900000000");
  }

  @Test
  void anOlderNoteOfADocumentNeverReplacesANewerOne() {
    var record = records.state(statement(0, chart, "张建国", null), true);
    records.note(record.id(), new RecordDocument("d1", "C0034", 2, 5, 7));
    records.note(record.id(), new RecordDocument("d1", "C0034", 1, 3, 6));
    records.note(record, new RecordDocument("d1", "C0034", 1, 3, 6)); // as it was read long ago

    var after = records.find(record.id()).orElseThrow();
    assertThat(after.pageCount()).isEqualTo(5);
    assertThat(after.documentCount()).isEqualTo(1);
  }

  @Test
  void aNewerNoteOfADocumentReplacesTheOlderOneAndNothingElse() {
    var stated = records.state(statement(0, chart, "张建国", null), true);
    records.note(stated, new RecordDocument("d1", "C0034", 1, null, 1));
    records.note(stated.id(), new RecordDocument("d2", "C0007", 1, 2, 3));
    var before = records.find(stated.id()).orElseThrow();

    records.note(stated.id(), new RecordDocument("d1", "C0034", 1, 4, 2));

    var after = records.find(stated.id()).orElseThrow();
    assertThat(after.documents().get("d1")).isEqualTo(new RecordDocument("d1", "C0034", 1, 4, 2));
    assertThat(after.documents().get("d2")).isEqualTo(before.documents().get("d2"));
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.patient()).isEqualTo(before.patient());
    assertThat(after.state()).isEqualTo(before.state());
  }

  @Test
  void dischargeAndDocumentsMoveTheStateOn() {
    var statement =
        new RecordStatement(
            stay(admission),
            NOW,
            null,
            RecordStatement.Person.UNKNOWN,
            discharged(),
            Map.of("B38", "2"));
    var record = records.state(statement, false);
    assertThat(record.state()).isEqualTo(RecordState.AWAITING_COLLECTION);

    records.note(record, new RecordDocument("d1", "C0034", 1, null, 1));
    var collecting = records.find(record.id()).orElseThrow();
    assertThat(collecting.state()).isEqualTo(RecordState.COLLECTING);
  }

  @Test
  @Tag("ING-11")
  void whatWasTakenBackDoesNotHoldInWhateverOrderItIsSaid() {
    var at = NOW.plusSeconds(60);
    var stated =
        new RecordStatement(
            stay(admission), NOW, null, RecordStatement.Person.UNKNOWN, discharged(), Map.of());
    var cancelled =
        new RecordStatement(
            stay(admission),
            at,
            null,
            RecordStatement.Person.UNKNOWN,
            Encounter.unknown().cancelling(false, true, at),
            Map.of());

    assertThat(records.state(stated, false).state()).isEqualTo(RecordState.AWAITING_COLLECTION);
    assertThat(records.state(cancelled, false).state()).isEqualTo(RecordState.IN_HOSPITAL);
    assertThat(records.state(stated, false).encounter().dischargedAt())
        .as("the earlier statement, late")
        .isNull();
  }

  private static Encounter discharged() {
    var at = new Stated<>(Instant.parse("2026-02-28T02:00:00Z"), NOW);
    return new Encounter(
        null,
        null,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new Stated<>(List.of(new Diagnosis("J18.900", "肺炎", "1", true)), NOW),
        null);
  }

  private RecordStatement statement(
      int minute, @Nullable String chart, @Nullable String name, @Nullable String admitted) {
    return statement(admission, minute, chart, name, admitted);
  }

  private static RecordStatement statement(
      String number,
      int minute,
      @Nullable String chart,
      @Nullable String name,
      @Nullable String admitted) {
    var at = NOW.plusSeconds(60L * minute);
    return new RecordStatement(
        stay(number),
        at,
        chart == null ? null : new RecordNumber(chart),
        name == null
            ? RecordStatement.Person.UNKNOWN
            : new RecordStatement.Person(
                name, "1", LocalDate.of(1958, 4, 2), "999999195804020011", "13900000000"),
        new Encounter(
            null,
            Stated.of(admitted == null ? null : Instant.parse(admitted), at),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        Map.of());
  }

  private static StayNumber stay(String number) {
    return new StayNumber(new CampusCode("MAIN"), number, 1);
  }
}
