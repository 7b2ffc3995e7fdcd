package org.anjuan.archive.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.OversightApplication;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.MedicalRecordsFixture;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.work.Leases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@Tag("SEC-12")
class AnomalyWatchTests {
  private static final Actor DOCTOR = physician("doctor", "1001");
  private static final Actor COLLEAGUE = physician("colleague", "1002");

  private final Engines.Mongo mongo = Engines.mongo();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private AnnotationConfigApplicationContext node;
  private AuditTrail trail;
  private MedicalRecords records;
  private AnomalyRules rules;
  private Anomalies anomalies;
  private AnomalyWatch watch;

  @BeforeEach
  void start(@TempDir Path folder) {
    node = OversightApplication.start(mongo, clock, folder);
    trail = node.getBean(AuditTrail.class);
    records = MedicalRecordsFixture.on(mongo.operations(), clock);
    rules = new AnomalyRules(mongo.operations(), trail, clock);
    anomalies = new Anomalies(mongo.operations(), trail, event -> {}, clock);
    watch = watch();
  }

  @AfterEach
  void end() {
    node.close();
    mongo.close();
  }

  @Test
  void manyRecordsInAShortTimeAreRaisedOnce() {
    change("many-records", 5);
    for (var i = 0; i < 9; i++) {
      open(DOCTOR, RecordId.next().value());
      clock.advance(Duration.ofSeconds(20));
    }
    watch.catchUp();
    watch.catchUp();
    assertThat(anomalies.list(true, null, 10))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.kind()).isEqualTo(AnomalyKind.MANY_RECORDS);
          assertThat(found.actor()).isEqualTo("doctor");
          assertThat(found.count()).isEqualTo(5);
          assertThat(found.events()).hasSize(5);
          assertThat(trail.find(found.events().getFirst())).isPresent();
        });
    assertThat(actions()).contains(AuditAction.ANOMALY_RAISED);
  }

  @Test
  void theSameRecordAgainAndSlowReadingAreNoAnomaly() {
    change("many-records", 5);
    var same = RecordId.next().value();
    for (var i = 0; i < 20; i++) {
      open(DOCTOR, same);
    }
    for (var i = 0; i < 20; i++) {
      open(COLLEAGUE, RecordId.next().value());
      clock.advance(Duration.ofMinutes(4));
    }
    watch.catchUp();
    assertThat(anomalies.list(false, null, 10)).isEmpty();
  }

  @Test
  void batchThatIsLookedAtAgainAfterACrashRaisesNothingTwice() {
    change("many-records", 3);
    for (var i = 0; i < 10; i++) {
      open(DOCTOR, RecordId.next().value());
      if (i == 4) {
        watch.catchUp();
      }
    }
    var state = mongo.database().getCollection("anomaly_state");
    var before = state.find().first();
    assertThat(before).isNotNull();
    watch.catchUp();
    var found = anomalies.list(false, null, 10);
    assertThat(found).hasSize(3);
    // As if the node had died before the position was kept.
    state.replaceOne(Filters.eq("_id", "watch"), before);
    watch().catchUp();
    assertThat(anomalies.list(false, null, 10)).isEqualTo(found);
    assertThat(actions().stream().filter(AuditAction.ANOMALY_RAISED::equals)).hasSize(3);
  }

  @Test
  void nightCountsOverMidnightAndOncePerPerson() {
    change("night-access", 3);
    clock.set("2026-03-01T15:50:00Z"); // 23:50 in the hospital
    for (var i = 0; i < 8; i++) {
      open(DOCTOR, RecordId.next().value());
      clock.advance(Duration.ofMinutes(10));
    }
    clock.set("2026-03-02T06:00:00Z"); // 14:00
    for (var i = 0; i < 8; i++) {
      open(COLLEAGUE, RecordId.next().value());
      clock.advance(Duration.ofMinutes(10));
    }
    watch.catchUp();
    assertThat(anomalies.list(true, null, 10))
        .singleElement()
        .satisfies(found -> assertThat(found.actor()).isEqualTo("doctor"));
  }

  @Test
  void taggedRecordIsForThoseWhoTreatThePatient() {
    var record = taggedRecord("VIP", "1001");
    open(DOCTOR, record);
    open(physician("other", null), record);
    open(COLLEAGUE, record);
    open(COLLEAGUE, record);
    var keeper =
        Actor.person(
            new ActorId("keeper"),
            new StaffNumber("9001"),
            "keeper",
            Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)),
            0);
    open(keeper, record);
    watch.catchUp();
    assertThat(anomalies.list(true, null, 10))
        .extracting(Anomaly::actor, Anomaly::recordId)
        .containsExactly(tuple("colleague", record), tuple("other", record));
  }

  @Test
  void repeatedRefusalsAreRaisedByPersonAndForStrangersByAddress() {
    for (var i = 0; i < 5; i++) {
      trail.append(
          AuditEvent.of(DOCTOR, AuditAction.ACCESS_REFUSED, clock.instant())
              .outcome(AuditOutcome.REFUSED));
      trail.append(stranger("10.0.0." + i));
    }
    for (var i = 0; i < 4; i++) {
      trail.append(stranger("10.0.0.1"));
    }
    watch.catchUp();
    assertThat(anomalies.list(true, null, 10))
        .extracting(Anomaly::actor, Anomaly::address)
        .containsExactly(tuple("unknown", "10.0.0.1"), tuple("doctor", null));
  }

  @Test
  void ruleThatIsOffRaisesNothingAndEveryVersionIsKept() {
    var rule = rules.find("refusals").orElseThrow();
    var off =
        new AnomalyRule(
            rule.id(),
            rule.kind(),
            false,
            2,
            10,
            rule.from(),
            rule.to(),
            Set.of(),
            Set.of(),
            rule.version(),
            null,
            null);
    assertThat(rules.change(DOCTOR, off)).get().extracting(AnomalyRule::version).isEqualTo(1);
    assertThat(rules.change(DOCTOR, off)).as("over a version that is gone").isEmpty();
    for (var i = 0; i < 9; i++) {
      trail.append(
          AuditEvent.of(DOCTOR, AuditAction.ACCESS_REFUSED, clock.instant())
              .outcome(AuditOutcome.REFUSED));
    }
    watch.catchUp();
    assertThat(anomalies.list(false, null, 10)).isEmpty();
    assertThat(actions()).contains(AuditAction.ANOMALY_RULE_CHANGED);
  }

  @Test
  void acknowledgingIsDoneOnceWithANote() {
    change("many-records", 1);
    open(DOCTOR, RecordId.next().value());
    watch.catchUp();
    var found = anomalies.list(true, null, 10).getFirst();
    assertThat(anomalies.acknowledge(COLLEAGUE, found, "值班")).isTrue();
    assertThat(anomalies.acknowledge(COLLEAGUE, found, "again")).isFalse();
    assertThat(anomalies.list(true, null, 10)).isEmpty();
    assertThat(anomalies.find(found.id())).get().extracting(Anomaly::note).isEqualTo("值班");
  }

  private AnomalyWatch watch() {
    var suspicion = new Suspicion(records, new HospitalZone(ZoneId.of("Asia/Shanghai")));
    return new AnomalyWatch(
        trail, rules, suspicion, anomalies, node.getBean(Leases.class), mongo.operations());
  }

  private void change(String id, int limit) {
    var rule = rules.find(id).orElseThrow();
    rules.change(
        DOCTOR,
        new AnomalyRule(
            id,
            rule.kind(),
            true,
            limit,
            rule.minutes(),
            rule.from(),
            rule.to(),
            rule.tags(),
            rule.exceptRoles(),
            rule.version(),
            null,
            null));
  }

  private String taggedRecord(String tag, String attending) {
    var at = clock.instant();
    var stay =
        new Encounter(
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.of(attending, at),
            null,
            null,
            null,
            null,
            null,
            null);
    var statement =
        new RecordStatement(
            new StayNumber(new CampusCode("MAIN"), "ZY20260001", 1),
            at,
            null,
            RecordStatement.Person.UNKNOWN,
            stay,
            Map.of());
    var id = records.state(statement, false).id().value();
    mongo
        .database()
        .getCollection("records")
        .updateOne(Filters.eq("_id", id), Updates.set("tags", List.of(tag)));
    return id;
  }

  private void open(Actor who, String record) {
    trail.append(AuditEvent.of(who, AuditAction.VIEW_RECORD, clock.instant()).record(record));
  }

  private AuditEvent stranger(String address) {
    return AuditEvent.of("unknown", "unknown", AuditAction.LOG_IN_FAILED, clock.instant())
        .outcome(AuditOutcome.REFUSED)
        .address(address);
  }

  private List<AuditAction> actions() {
    return trail.since(null, 500).stream().map(entry -> entry.event().action()).toList();
  }

  private static Actor physician(String name, @Nullable String number) {
    return Actor.person(
        new ActorId(name),
        number == null ? null : new StaffNumber(number),
        name,
        Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0301")),
        0);
  }
}
