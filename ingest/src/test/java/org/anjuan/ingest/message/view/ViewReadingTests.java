package org.anjuan.ingest.message.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.notice.Notice;
import org.anjuan.archive.notice.NoticeOver;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.IngestApplication;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.collect.channel.JdbcView;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageMapping;
import org.anjuan.ingest.message.MessageMapping.Place;
import org.anjuan.ingest.message.MessageProperties;
import org.anjuan.ingest.message.MessageState;
import org.anjuan.ingest.message.Messages;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.ReceivedMessage;
import org.anjuan.ingest.message.RowStatements.Foreseen;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.ViewPasswords;
import org.anjuan.ingest.message.ViewSource;
import org.anjuan.ingest.message.view.ViewTrial.TriedRow;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.util.unit.DataSize;

/**
 * Departments, staff, codes, patients and stays from a database's view: read on a schedule, stopped
 * and gone on with, with rows that come late and again.
 */
@Tag("ING-11")
@Tag("IFC-3")
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {
      "anjuan.extract.enabled=false",
      "anjuan.collect.enabled=false",
      "anjuan.collect.folder.enabled=false",
      "anjuan.collect.allow-local=127.0.0.1",
      "anjuan.message.enabled=false",
      "anjuan.message.view-page=20"
    })
@RecordApplicationEvents
class ViewReadingTests {
  private static final Actor ADMIN = Actor.system("test");
  private static final CampusCode MAIN = new CampusCode("MAIN");
  private static final BooleanSupplier NEVER = () -> false;
  private static final String DEPARTMENTS = "select ksdm, ksmc, xgsj from v_ks";

  @Autowired private Listeners listeners;
  @Autowired private ViewPasswords passwords;
  @Autowired private ViewReading reading;
  @Autowired private Synchronisation synchronisation;
  @Autowired private ViewStates states;
  @Autowired private Messages messages;
  @Autowired private Inbox inbox;
  @Autowired private Organisation organisation;
  @Autowired private MedicalRecords records;
  @Autowired private CategoryMap map;
  @Autowired private MongoOperations mongo;

  @Autowired private ApplicationEvents events;

  private final String name =
      RecordId.next().value().replaceAll("[^0-9A-Za-z]", "x").substring(0, 10);
  private HospitalDatabase database;

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "v");
    var drivers = HospitalDatabase.drivers();
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
    registry.add("anjuan.collect.drivers", drivers::toString);
  }

  @BeforeEach
  void open() throws SQLException {
    database = new HospitalDatabase();
    database.run(
        "create table v_ks (ksdm varchar(20), ksmc varchar(50), xgsj timestamp, ts timestamp)");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void whatIsNewInTheViewComesByItselfOnItsSchedule() throws Exception {
    department("1", "心内科", "2026-03-01 08:00:00");
    var every = new Schedule(Schedule.Kind.INTERVAL, 5, null, List.of());
    var listener = departments(every);
    var properties =
        new MessageProperties(
            true,
            messageSize(),
            64,
            Duration.ofMinutes(1),
            null,
            Duration.ZERO,
            20,
            Duration.ofDays(1));
    var engine = new ViewEngine(properties, listeners, reading);
    engine.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> nameOf("1"), "心内科"::equals);
      change("1", "心血管内科", "2026-03-02 08:00:00");
      await().atMost(Duration.ofSeconds(20)).until(() -> nameOf("1"), "心血管内科"::equals);
    } finally {
      listeners.put(ADMIN, disabled(listener));
      engine.stop();
    }
    assertThat(states.find(listener.code()).scheduledAt()).isNotNull();
  }

  @Test
  void aReadingBringsOnlyWhatIsNewSinceTheLast() throws Exception {
    for (int i = 0; i < 3; i++) {
      department("A" + i, "科室" + i, "2026-03-01 08:00:00");
    }
    var listener = departments(Schedule.BY_HAND);
    read(listener);
    assertThat(figures(listener)).isEqualTo(new ViewState.Figures(1, 3, 3, 3, 0));
    read(listener);
    assertThat(figures(listener))
        .as("within the overlap they are seen again, and not taken again")
        .isEqualTo(new ViewState.Figures(1, 3, 0, 0, 0));
    assertThat(messages(listener)).hasSize(1);
    change("A1", "新名", "2026-03-01 09:00:00");
    read(listener);

    assertThat(figures(listener).taken()).isEqualTo(1);
    assertThat(nameOf("A1")).isEqualTo("新名");
    assertThat(messages(listener)).hasSize(2).allMatch(m -> m.state() == MessageState.DONE);
  }

  @Test
  void stoppedAfterEveryPageItGoesOnWhereItWas() throws Exception {
    database.run(
        "insert into v_ks select 'P%s' || lpad(x, 5, '0'), '科' || x, timestamp '2026-03-01 08:00:00', null from system_range(1, 52)"
            .formatted(name));
    var listener = departments(Schedule.BY_HAND);
    synchronisation.ask(ADMIN, listener);
    var runs = 0;
    do {
      var pages = new AtomicInteger(1);
      reading.run(listener, view(listener), () -> pages.decrementAndGet() < 0);
      runs++;
    } while (states.find(listener.code()).unfinished() && runs < 20);

    assertThat(runs).as("one page each").isEqualTo(3);
    assertThat(figures(listener)).isEqualTo(new ViewState.Figures(3, 52, 52, 52, 0));
    assertThat(organisation.department("P" + name + "00001")).isPresent();
    assertThat(organisation.department("P" + name + "00052")).isPresent();
    assertThat(messages(listener)).hasSize(3);
    assertThat(reading.due(listener, view(listener)).isAnything())
        .as("it was asked once")
        .isFalse();
  }

  @Test
  void aCrashBetweenKeepingAPageAndNotingItLeavesNothingOutAndDoublesNothing() throws Exception {
    database.run(
        "insert into v_ks select 'C%s' || lpad(x, 5, '0'), '科' || x, timestamp '2026-03-01 08:00:00', null from system_range(1, 28)"
            .formatted(name));
    var listener = departments(Schedule.BY_HAND);
    synchronisation.ask(ADMIN, listener);
    var random = new Random(20260304);
    for (int round = 0; round < 4; round++) {
      var pages = new AtomicInteger(1 + random.nextInt(2));
      reading.run(listener, view(listener), () -> pages.decrementAndGet() < 0);
      // As if the node had died before it could write down what it had done.
      mongo.getCollection("view_rows").deleteMany(new Document());
      mongo
          .getCollection("view_states")
          .updateOne(
              new Document("_id", listener.code().value()),
              new Document(
                  "$set",
                  new Document("checkpoint", null)
                      .append("unfinished", true)
                      .append("figures", new Document())));
    }
    read(listener);

    assertThat(messages(listener)).as("one for each page").hasSize(2);
    assertThat(figures(listener)).isEqualTo(new ViewState.Figures(2, 28, 28, 28, 0));
  }

  @Test
  void rowsThatAreCommittedLateAreFoundAndAnOlderStatementChangesNothing() throws Exception {
    department("L1", "一科", "2026-03-01 08:00:00");
    var listener = departments(Schedule.BY_HAND);
    read(listener);
    department("L2", "迟到的科", "2026-03-01 07:57:00");
    read(listener);
    assertThat(nameOf("L2")).as("within the overlap of five minutes").isEqualTo("迟到的科");
    organisation.state(
        new Department("D" + name + "L1", "人工更名", MAIN), Instant.parse("2026-03-05T00:00:00Z"));
    change("L1", "旧名", "2026-03-01 08:01:00");
    read(listener);

    assertThat(nameOf("L1")).isEqualTo("人工更名");
    assertThat(figures(listener)).isEqualTo(new ViewState.Figures(1, 2, 1, 0, 0));
  }

  @Test
  void withoutAColumnOfChangeItIsReadWholeAndTheLastStateHolds() throws Exception {
    var listener = listener(RowSubject.DEPARTMENTS, "select ksdm, ksmc from v_ks", "ksdm", null);
    for (var called : List.of("甲", "乙", "甲")) {
      database.run("delete from v_ks");
      department("W", called, "2026-03-01 08:00:00");
      read(listener);
      assertThat(nameOf("W")).isEqualTo(called);
    }
    read(listener);
    assertThat(messages(listener)).as("the same once more is no message").hasSize(3);
  }

  @Test
  void aRowThatCannotBeTakenIsNamedOnceAndStopsNoOther() throws Exception {
    department("R1", "好科", "2026-03-01 08:00:00");
    database.run("insert into v_ks values ('不是代码', '坏科', '2026-03-01 08:00:00', null)");
    var listener = departments(Schedule.BY_HAND);
    read(listener);
    assertThat(figures(listener)).isEqualTo(new ViewState.Figures(1, 2, 1, 1, 1));
    assertThat(nameOf("R1")).isEqualTo("好科");
    read(listener);

    var dead = messages(listener);
    assertThat(dead).hasSize(1);
    assertThat(dead.getFirst().state()).isEqualTo(MessageState.DEAD);
    assertThat(dead.getFirst().reason()).isEqualTo(MessageFault.FIELD_INVALID);
    assertThat(dead.getFirst().detail()).isEqualTo("1/2 rows, 3:code");
    assertThat(inbox.replay(ADMIN, dead.getFirst()).detail()).isEqualTo("1/2 rows, 3:code");
  }

  @Test
  void staffCodesPatientsAndStaysComeTheSameWay() throws Exception {
    database.run(
        "create table ry (gh varchar(20), xm varchar(20), zt varchar(10), xgsj timestamp with time"
            + " zone)");
    var number = "8" + Math.abs(name.hashCode() % 100_000);
    database.run(
        "insert into ry values ('%s', '李医生', '离职', '2026-03-01 08:00:00+08:00')".formatted(number));
    read(
        listener(
            RowSubject.STAFF,
            "select * from ry",
            "gh",
            "xgsj",
            new Place("staffNo", "gh"),
            new Place("name", "xm"),
            new Place("active", "zt")));
    assertThat(organisation.left(1_000)).extracting(m -> m.staffNo()).contains(number);

    database.run("create table wj (dm int primary key, mc varchar(20), fl varchar(10))");
    database.run("insert into wj values (10, '入院记录', 'C0034')");
    read(
        listener(
            RowSubject.CODES,
            "select * from wj",
            "dm",
            null,
            new Place("code", "dm"),
            new Place("name", "mc"),
            new Place("category", "fl")));
    assertThat(map.find("S" + name, "MAIN", "10")).isPresent();

    database.run(
        "create table zy (zyh varchar(20), bah decimal(10), xm varchar(20), csrq timestamp, ks"
            + " varchar(10), xgsj timestamp)");
    database.run(
        "insert into zy values ('Z%s', 1559885, '张建国', '1957-03-22 00:00:00', '0301', '2026-03-01 08:00:00')"
            .formatted(name));
    read(
        listener(
            RowSubject.STAYS,
            "select * from zy",
            "zyh",
            "xgsj",
            new Place("admissionNo", "zyh"),
            new Place("recordNo", "bah"),
            new Place("patient.name", "xm"),
            new Place("patient.birthDate", "csrq"),
            new Place("encounter.department", "ks")));
    var record = records.find(new StayNumber(MAIN, "Z" + name, 1)).orElseThrow();
    assertThat(Stated.valueOf(record.encounter().department())).isEqualTo("0301");
    assertThat(Stated.valueOf(record.patient().birthDate())).hasToString("1957-03-22");
    assertThat(Stated.valueOf(record.recordNo()).value()).isEqualTo("1559885");

    database.run("update zy set xm = '张国强', xgsj = '2026-03-02 08:00:00'");
    read(
        listener(
            RowSubject.PATIENTS,
            "select bah, xm, xgsj from zy",
            "bah",
            "xgsj",
            new Place("recordNo", "bah"),
            new Place("patient.name", "xm")));
    var renamed = records.find(new StayNumber(MAIN, "Z" + name, 1)).orElseThrow();
    assertThat(Stated.valueOf(renamed.patient().name())).isEqualTo("张国强");
  }

  @Test
  void whenTheMappingChangesAllRowsAreTakenAgain() throws Exception {
    database.run("alter table v_ks add column jc varchar(20)");
    department("M", "心血管内科", "2026-03-01 08:00:00");
    database.run("update v_ks set jc = '心内', ts = '2026-03-01 09:00:00'");
    var query = "select * from v_ks";
    var listener = listener(RowSubject.DEPARTMENTS, query, "ksdm", "xgsj");
    read(listener);
    var shorter =
        listeners.put(
            ADMIN,
            with(
                listener,
                new MessageMapping(
                    List.of(
                        new Place("code", "ksdm"),
                        new Place("name", "JC"),
                        new Place("updatedAt", "ts")),
                    List.of(),
                    RowSubject.DEPARTMENTS),
                true));
    read(shorter);

    assertThat(figures(shorter).taken()).isEqualTo(1);
    assertThat(nameOf("M")).isEqualTo("心内");
  }

  @Test
  void aSourceThatFailsIsLeftInPeaceForAWhileButNotByWhoAsks() throws Exception {
    var source =
        source(
            DEPARTMENTS,
            "ksdm",
            "xgsj",
            new Schedule(Schedule.Kind.INTERVAL, 5, null, List.of()),
            "wrong");
    var listener = listeners.put(ADMIN, listener(RowSubject.DEPARTMENTS, source));
    reading.run(listener, source, NEVER);
    var state = states.find(listener.code());
    assertThat(state.trouble()).isEqualTo(Trouble.LOG_IN_REFUSED.name());
    assertThat(state.failures()).isEqualTo(1);
    assertThat(reading.due(listener, source).isAnything()).isFalse();
    synchronisation.ask(ADMIN, listener);
    assertThat(reading.due(listener, source).isAnything()).isTrue();
    reading.run(listener, source, NEVER);
    assertThat(events.stream(Notice.class))
        .as("the second time people are told")
        .filteredOn(notice -> notice.subject().equals("view:" + listener.code()))
        .singleElement()
        .satisfies(notice -> assertThat(notice.text().zh()).contains("连续 2 次", "拒绝了登录"));
    var mended = source(DEPARTMENTS, "ksdm", "xgsj", Schedule.BY_HAND, HospitalDatabase.PASSWORD);
    read(listeners.put(ADMIN, listener(RowSubject.DEPARTMENTS, mended)));
    assertThat(events.stream(NoticeOver.class))
        .extracting(NoticeOver::subject)
        .contains("view:" + listener.code());
  }

  @Test
  void whatFellDueWhileItWasSwitchedOffIsNotMadeUpFor() {
    var yearly = new Schedule(Schedule.Kind.CRON, null, "0 0 3 1 1 *", List.of());
    var off = listeners.put(ADMIN, disabled(departments(yearly)));
    assertThat(reading.due(off, view(off)).isAnything()).isFalse();
    mongo
        .getCollection("view_states")
        .updateOne(
            new Document("_id", off.code().value()),
            new Document("$set", new Document("planned", Date.from(Instant.EPOCH))));
    var on = listeners.put(ADMIN, with(off, off.mapping(), true));
    assertThat(reading.due(on, view(on)).isAnything()).isFalse();
    mongo
        .getCollection("view_states")
        .updateOne(
            new Document("_id", on.code().value()),
            new Document("$set", new Document("planned", Date.from(Instant.EPOCH))));
    assertThat(reading.due(on, view(on)).scheduled()).as("a year has passed").isTrue();
  }

  @Test
  void oneNodeReadsAtATime() throws Exception {
    department("N", "科", "2026-03-01 08:00:00");
    var listener = departments(Schedule.BY_HAND);
    synchronisation.ask(ADMIN, listener);
    var lease =
        new Document("_id", "view:" + listener.code())
            .append("owner", "another")
            .append("until", Date.from(Instant.parse("2099-01-01T00:00:00Z")));
    mongo.insert(lease, "leases");

    assertThat(reading.run(listener, view(listener), NEVER)).isFalse();
    assertThat(messages(listener)).isEmpty();
    mongo.remove(lease, "leases");
    assertThat(reading.run(listener, view(listener), NEVER)).isTrue();
    assertThat(messages(listener)).hasSize(1);
  }

  @Test
  void aTrialShowsTheFirstRowsAndWhatWouldBecomeOfThemAndTakesNothing() throws Exception {
    department("T1", "新科", "2026-03-01 08:00:00");
    department("T2", "一样", "2026-03-01 08:00:00");
    department("T3", "改名", "2026-03-01 08:00:00");
    database.run("insert into v_ks values ('坏', '坏科', '2026-03-02 08:00:00', null)");
    var before = Instant.parse("2026-02-01T00:00:00Z");
    organisation.state(new Department("D" + name + "T2", "一样", MAIN), before);
    organisation.state(new Department("D" + name + "T3", "旧名", MAIN), before);
    var listener = departments(Schedule.BY_HAND);
    var trial = synchronisation.tryOut(ADMIN, listener, view(listener));

    assertThat(trial.rows())
        .extracting(TriedRow::foreseen)
        .containsExactly(Foreseen.ADDED, Foreseen.SAME, Foreseen.CHANGED, null);
    assertThat(trial.rows().getLast().refused()).isEqualTo("code");
    assertThat(trial.columns()).containsExactly("KSDM", "KSMC", "XGSJ");
    assertThat(trial.missing()).isEmpty();
    assertThat(organisation.department("D" + name + "T1")).isEmpty();
    assertThat(messages(listener)).isEmpty();
  }

  @Test
  void aColumnThatIsNotThereIsNamedBeforeAnythingIsTaken() throws Exception {
    department("X", "科", "2026-03-01 08:00:00");
    var listener = listener(RowSubject.DEPARTMENTS, "select ksdm from v_ks", "ksdm", null);
    assertThat(synchronisation.tryOut(ADMIN, listener, view(listener)).missing())
        .containsExactly("ksmc");
    read(listener);
    assertThat(states.find(listener.code()).trouble()).isEqualTo(Trouble.NOT_UNDERSTOOD.name());
    assertThat(states.find(listener.code()).detail()).contains("no column ksmc");
    assertThat(messages(listener)).isEmpty();
  }

  @Test
  void aKeyThatSeveralRowsHaveIsAMistakeOfTheSettings() throws Exception {
    department("K", "一", "2026-03-01 08:00:00");
    department("K", "二", "2026-03-01 08:00:00");
    var listener = departments(Schedule.BY_HAND);
    read(listener);
    assertThat(states.find(listener.code()).detail()).contains("several rows of the same ksdm");
  }

  @Test
  void thePasswordIsKeptForItsDatabaseOnly() {
    var listener = departments(Schedule.BY_HAND);
    var source = view(listener);
    assertThat(source.password()).doesNotContain(HospitalDatabase.PASSWORD);
    assertThat(passwords.sealed(listener.code(), source.query(), null))
        .isEqualTo(source.password());
    var elsewhere =
        new JdbcView("jdbc:h2:tcp://127.0.0.1:1/x", "his", DEPARTMENTS, "ksdm", null, 5);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> passwords.sealed(listener.code(), elsewhere, ""))
        .matches(refused -> refused.field().equals("view.password"));
  }

  private static DataSize messageSize() {
    return DataSize.ofMegabytes(4);
  }

  private void read(Listener listener) {
    synchronisation.ask(ADMIN, listener);
    assertThat(reading.run(listener, view(listener), NEVER)).isTrue();
  }

  private static ViewSource view(Listener listener) {
    var view = listener.view();
    assertThat(view).isNotNull();
    return view;
  }

  private ViewState.Figures figures(Listener listener) {
    return states.find(listener.code()).figures();
  }

  private List<ReceivedMessage> messages(Listener listener) {
    return messages.find(
        new Messages.Question(
            List.of("MAIN"),
            listener.code(),
            null,
            null,
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2090-01-01T00:00:00Z"),
            null,
            100));
  }

  private void department(String code, String called, String changed) throws SQLException {
    database.run(
        "insert into v_ks (ksdm, ksmc, xgsj) values ('D%s%s', '%s', '%s')"
            .formatted(name, code, called, changed));
  }

  private void change(String code, String called, String changed) throws SQLException {
    database.run(
        "update v_ks set ksmc = '%s', xgsj = '%s' where ksdm = 'D%s%s'"
            .formatted(called, changed, name, code));
  }

  private @Nullable String nameOf(String code) {
    return organisation.department("D" + name + code).map(Department::name).orElse(null);
  }

  private Listener departments(Schedule schedule) {
    var source = source(DEPARTMENTS, "ksdm", "xgsj", schedule, HospitalDatabase.PASSWORD);
    return listeners.put(ADMIN, listener(RowSubject.DEPARTMENTS, source));
  }

  private Listener listener(
      RowSubject subject, String query, String key, @Nullable String changed, Place... places) {
    var source = source(query, key, changed, Schedule.BY_HAND, HospitalDatabase.PASSWORD);
    return listeners.put(ADMIN, listener(subject, source, places));
  }

  private ViewSource source(
      String query, String key, @Nullable String changed, Schedule schedule, String password) {
    var view = new JdbcView(database.url(), HospitalDatabase.USER, query, key, changed, 5);
    return new ViewSource(view, schedule, passwords.sealed(code("V"), view, password));
  }

  private ListenerCode code(String kind) {
    return new ListenerCode(kind + name);
  }

  private Listener listener(RowSubject subject, ViewSource source, Place... places) {
    var usual = new Place[] {new Place("code", "ksdm"), new Place("name", "ksmc")};
    var fields = subject == RowSubject.DEPARTMENTS ? usual : places;
    var before = listeners.find(code("V")).map(Listener::version).orElse(0L);
    return new Listener(
        code("V"),
        "数据库视图",
        Protocol.VIEW,
        MAIN,
        "S" + name,
        true,
        0,
        "127.0.0.1",
        false,
        List.of(),
        "UTF-8",
        6_000,
        new MessageMapping(List.of(fields), List.of(), subject),
        source,
        before);
  }

  private static Listener disabled(Listener listener) {
    return with(listener, listener.mapping(), false);
  }

  private static Listener with(Listener listener, MessageMapping mapping, boolean enabled) {
    return new Listener(
        listener.code(),
        listener.name(),
        listener.protocol(),
        listener.campus(),
        listener.sourceSystem(),
        enabled,
        listener.port(),
        listener.bind(),
        listener.tls(),
        listener.addresses(),
        listener.charset(),
        listener.perMinute(),
        mapping,
        listener.view(),
        listener.version());
  }
}
