package org.anjuan.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.PageChanges;
import org.anjuan.archive.document.Thumbnails;
import org.anjuan.archive.notice.RisingFigures;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.FolderSettings;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Delay;
import org.anjuan.ingest.collect.collector.Recollection;
import org.anjuan.ingest.collect.collector.Schedule;
import org.anjuan.ingest.collect.collector.Throttle;
import org.anjuan.ingest.collect.collector.Withdrawal;
import org.anjuan.ingest.collect.mapping.MetaMapping;
import org.anjuan.ingest.collect.run.CollectorBeats;
import org.anjuan.ingest.collect.run.CollectorRuns;
import org.anjuan.ingest.collect.run.CollectorStates;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MON-1 to MON-3 as their watchers use them, and as somebody does who may not. */
@Tag("MON-1")
@Tag("MON-2")
@Tag("MON-3")
@SpringBootTest(
    classes = MonitoringApiTests.WatchRoom.class,
    properties = "anjuan.reconciliation.pace=50ms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("MonitoringApiTests")
class MonitoringApiTests {
  private static final Actor STAFF = Doors.someone(Role.RECORDS_STAFF);
  private static final Actor KEEPER = Doors.someone(Role.SYSTEM_ADMIN);
  private static final Actor EASTERN =
      Actor.person(
          new ActorId("eastern"), null, "东院病案员", Set.of(Posting.at("EAST", Role.RECORDS_STAFF)), 0);

  private MockMvc mvc;
  private AuditTrail trail;
  private String record = "";
  private String day = "";

  /** The doors, and behind them monitoring with real records. */
  @Import({
    Doors.class,
    Identifiers.class,
    Quarantine.class,
    RisingFigures.class,
    Collectors.class,
    CollectorBeats.class,
    CollectorStates.class,
    CollectorRuns.class
  })
  @EnableConfigurationProperties(HospitalZone.class)
  @ConfigurationPropertiesScan({
    "org.anjuan.archive.reconciliation",
    "org.anjuan.archive.heartbeat"
  })
  @ComponentScan(
      basePackages = {
        "org.anjuan.web.monitoring",
        "org.anjuan.web.record",
        "org.anjuan.web.problem",
        "org.anjuan.archive.record",
        "org.anjuan.archive.document",
        "org.anjuan.archive.organisation",
        "org.anjuan.archive.reconciliation",
        "org.anjuan.archive.heartbeat"
      },
      excludeFilters = // no page is looked at here
          @Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {DerivedPages.class, Thumbnails.class, PageChanges.class}))
  static class WatchRoom {
    @Bean
    KeyedHash keyedHash() {
      return KeyRingFixture.keyedHash();
    }

    /** Nothing is kept here: quarantine asks it for nothing. */
    @Bean
    Vault vault() {
      return Mockito.mock(Vault.class);
    }
  }

  @BeforeAll
  void fill(
      @Autowired WebApplicationContext context,
      @Autowired MedicalRecords records,
      @Autowired Organisation organisation,
      @Autowired AuditTrail trail) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.trail = trail;
    var main = new CampusCode("MAIN");
    organisation.adopt(
        new HospitalProfile(
            "医院",
            List.of(new Campus(main, "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(new Department("0301", "心内科", main)),
            List.of()));
    var discharged = Instant.now().minus(Duration.ofDays(5));
    day = discharged.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    var stated = records.state(said(main, discharged), false);
    record = stated.id().value();
    trail.append(
        AuditEvent.of(Actor.system("adt"), AuditAction.INTAKE, Instant.now()).record(record));
    var rule = rule(0, 3);
    assertThat(send(STAFF, HttpMethod.PUT, "/api/reconciliation/rules/lis", rule).getStatus())
        .isEqualTo(200);
    assertThat(actions()).contains(AuditAction.EXPECTATION_RULE_CHANGED);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(get(STAFF, totals())).path("all").path("reportsMissing").asInt(0) == 1);
  }

  @Test
  void sumsLeadToTheRecordAndItsMissingReport() {
    var sums = json(get(STAFF, totals() + "&by=DEPARTMENT")).path("items").get(0);
    assertThat(sums.path("name").asString("")).isEqualTo("心内科");
    assertThat(sums.path("missing").asInt(0)).isEqualTo(1);

    var listed =
        json(get(STAFF, "/api/reconciliation/records?standing=MISSING&system=LIS&from=" + day));
    var row = listed.path("items").get(0);
    assertThat(row.path("record").path("id").asString("")).isEqualTo(record);
    assertThat(last()).isEqualTo(AuditAction.COLLECTION_VIEWED);

    var shown = json(get(STAFF, "/api/reconciliation/records/" + record));
    assertThat(shown.path("standing").asString("")).isEqualTo("MISSING");
    assertThat(shown.path("reports").get(0).path("basis").asString("")).isEqualTo("RULE");
    assertThat(shown.path("timeline").findValuesAsString("kind"))
        .containsExactly("ADMITTED", "DISCHARGED", "OVERDUE");
    assertThat(last()).isEqualTo(AuditAction.COLLECTION_VIEWED);
  }

  @Test
  void figuresEndAtTheCampusAndRecordsAtTheRuleBook() {
    assertThat(json(get(EASTERN, totals())).path("all").path("expected").asInt(-1)).isZero();
    assertThat(json(get(EASTERN, "/api/reconciliation/records")).path("items")).isEmpty();
    assertThat(get(EASTERN, "/api/reconciliation/records/" + record).getStatus()).isEqualTo(404);
    assertThat(json(get(EASTERN, totals() + "&campus=MAIN")).path("items")).isEmpty();

    assertThat(json(get(KEEPER, totals())).path("all").path("missing").asInt(0))
        .as("an administrator sees every campus' figures")
        .isEqualTo(1);
    var row = json(get(KEEPER, "/api/reconciliation/records")).path("items").get(0);
    assertThat(row.path("standing").asString("")).isEqualTo("MISSING");
    assertThat(row.has("record")).as("and nobody's record").isFalse();
    assertThat(get(KEEPER, "/api/reconciliation/records/" + record).getStatus()).isEqualTo(404);
  }

  @Test
  void collectingAgainIsOnRecordBeforeItIsAsked() {
    var path = "/api/reconciliation/records/" + record + "/collection";
    var asked = send(STAFF, HttpMethod.POST, path, Map.of("system", "LIS"));
    assertThat(asked.getStatus()).isEqualTo(202);
    assertThat(json(asked).path("tries").asInt(-1)).isZero();
    assertThat(last()).isEqualTo(AuditAction.COLLECTED_AGAIN);
    assertThat(send(STAFF, HttpMethod.POST, path, Map.of()).getStatus()).isEqualTo(400);
    assertThat(send(EASTERN, HttpMethod.POST, path, Map.of("system", "LIS")).getStatus())
        .isEqualTo(404);
  }

  @Test
  void nonsenseIsAnsweredWithTheFieldAtFault() {
    assertThat(
            json(get(STAFF, "/api/reconciliation/totals?from=gestern")).path("field").asString(""))
        .isEqualTo("from");
    assertThat(
            json(get(STAFF, "/api/reconciliation/totals?from=2020-01-01"))
                .path("field")
                .asString(""))
        .isEqualTo("from");
    assertThat(json(get(STAFF, "/api/reconciliation/records?cursor=x")).path("field").asString(""))
        .isEqualTo("cursor");
    var bad = send(STAFF, HttpMethod.PUT, "/api/reconciliation/rules/lis2", rule(0, 3000));
    assertThat(bad.getStatus()).isEqualTo(400);
    assertThat(json(bad).path("field").asString("")).isEqualTo("days");
    var late = send(STAFF, HttpMethod.PUT, "/api/reconciliation/rules/lis", rule(0, 2));
    assertThat(late.getStatus()).isEqualTo(409);
  }

  @Test
  void sourcesAndNodesBeat() {
    assertThat(
            send(STAFF, HttpMethod.POST, "/api/heartbeats", Map.of("sourceSystem", "PACS"))
                .getStatus())
        .isEqualTo(204);
    var watch = Map.of("name", "影像", "silentAfterMinutes", 30, "watched", true, "version", 0);
    assertThat(send(STAFF, HttpMethod.PUT, "/api/heartbeats/sources/PACS", watch).getStatus())
        .isEqualTo(200);
    assertThat(last()).isEqualTo(AuditAction.SOURCE_WATCH_CHANGED);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> json(get(KEEPER, "/api/heartbeats")).path("nodes").size() == 1);
    var beats = json(get(KEEPER, "/api/heartbeats"));
    assertThat(beats.path("nodes").get(0).path("state").asString("")).isEqualTo("ALIVE");
    assertThat(beats.path("sources").findValuesAsString("name")).contains("影像", "LIS");
    assertThat(beats.path("queues").findValuesAsString("kind")).contains("EXTRACT");
  }

  @Test
  void collectorsBeatBesideTheirSources(@Autowired Collectors collectors) {
    var every = new Schedule(Schedule.Kind.INTERVAL, 3600, null, List.of());
    collectors.add(Actor.system("test"), folder("影像采集", "PACS", every), Map.of());
    var beat =
        json(get(KEEPER, "/api/heartbeats"))
            .path("collectors")
            .valueStream()
            .filter(one -> one.path("name").asString("").equals("影像采集"))
            .findFirst()
            .orElseThrow();
    assertThat(beat.path("state").asString("")).isEqualTo("NEW");
    assertThat(beat.path("dueAt").asString("")).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> json(get(KEEPER, "/api/wall")).at("/collectors/well").asInt(0) > 0);
  }

  @Test
  void metersTellOfWaitingWorkAndOfCollectors(
      @Autowired ArchiveMeters meters,
      @Autowired WorkQueue work,
      @Autowired Collectors collectors) {
    var every = new Schedule(Schedule.Kind.INTERVAL, 3600, null, List.of());
    collectors.add(Actor.system("test"), folder("影像二号", "PACS2", every), Map.of());
    work.ask(WorkKind.EXTRACT, "metered");
    var registry = new SimpleMeterRegistry();
    meters.bindTo(registry);
    meters.take();

    var open = registry.get("anjuan.work.open").tag("kind", "extract").gauge();
    assertThat(open.value()).isPositive();
    assertThat(registry.get("anjuan.work.dead").tag("kind", "extract").gauge().value()).isZero();
    assertThat(registry.get("anjuan.work.oldest").tag("kind", "extract").gauge().value())
        .isBetween(0.0, 600.0);
    for (var name : List.of("anjuan.collector.failures", "anjuan.collector.late")) {
      assertThat(registry.get(name).tag("collector", "影像二号").gauge().value()).as(name).isZero();
    }
    assertThat(
            registry.get("anjuan.collector.unsuccessful").tag("collector", "影像二号").gauge().value())
        .as("it has never run")
        .isNaN();
    work.take(WorkKind.EXTRACT, 1, Duration.ofMinutes(1)).forEach(work::done);
  }

  private static CollectorPlan folder(String name, String system, Schedule schedule) {
    return new CollectorPlan(
        name,
        system,
        "MAIN",
        true,
        new FolderSettings(Path.of("target").toAbsolutePath().toString(), 0),
        new MetaMapping(
            "{admissionNo}_{visitNo}/{category}_{sourceDocumentId}.{ext}",
            MetaMapping.SideCar.NONE,
            null,
            List.of()),
        schedule,
        Delay.NONE,
        Recollection.NEVER,
        Withdrawal.NEVER,
        Afterwards.NOTHING,
        Throttle.GENTLE);
  }

  @Test
  @Tag("MON-4")
  void wallShowsFiguresAndNoPatient() throws Exception {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> json(get(KEEPER, "/api/wall")).path("reports").path("missing").asInt(0) == 1);
    var shown = get(KEEPER, "/api/wall");
    var wall = json(shown);
    assertThat(wall.path("hospital").asString("")).isEqualTo("医院");
    assertThat(wall.path("months")).hasSize(6);
    assertThat(wall.path("days")).hasSize(7);
    assertThat(wall.path("months").valueStream().mapToInt(m -> m.path("discharged").asInt(0)).sum())
        .isEqualTo(1);
    assertThat(wall.path("sources").findValuesAsString("name")).contains("LIS");
    assertThat(shown.getContentAsString()).doesNotContain("ZY1", record);
  }

  @Test
  void everythingCanBeComparedAnew() {
    assertThat(send(STAFF, HttpMethod.POST, "/api/reconciliation/rebuild", Map.of()).getStatus())
        .isIn(202, 409);
    assertThat(actions()).contains(AuditAction.RECONCILIATION_REBUILT);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            !json(get(STAFF, "/api/reconciliation/rules"))
                .path("rebuild")
                .path("running")
                .asBoolean(true));
    assertThat(json(get(STAFF, totals())).path("all").path("reportsMissing").asInt(0)).isEqualTo(1);
  }

  private static RecordStatement said(CampusCode campus, Instant discharged) {
    var at = Instant.now();
    return new RecordStatement(
        new StayNumber(campus, "ZY1", 1),
        at,
        null,
        RecordStatement.Person.UNKNOWN,
        new Encounter(
            Stated.of(EncounterKind.INPATIENT, at),
            Stated.of(discharged.minus(Duration.ofDays(4)), at),
            Stated.of(discharged, at),
            null,
            Stated.of("0301", at),
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

  private static Map<String, Object> rule(int version, int days) {
    return Map.of(
        "name",
        "检验报告",
        "system",
        "LIS",
        "days",
        days,
        "atLeast",
        1,
        "since",
        "2020-01-01",
        "enabled",
        true,
        "version",
        version);
  }

  private String totals() {
    return "/api/reconciliation/totals?from=" + day;
  }

  private List<AuditAction> actions() {
    return Doors.everything(trail).stream().map(entry -> entry.event().action()).toList();
  }

  private AuditAction last() {
    return Doors.everything(trail).getLast().event().action();
  }

  private MockHttpServletResponse get(Actor who, String path) {
    return send(who, HttpMethod.GET, path, null);
  }

  private MockHttpServletResponse send(
      Actor who, HttpMethod method, String path, @Nullable Map<String, ?> body) {
    var asked =
        request(method, URI.create(path))
            .with(authentication(new ActorAuthentication(who)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked.contentType("application/json").content(JsonMapper.shared().writeValueAsString(body));
    }
    try {
      return mvc.perform(asked).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.shared()
        .readTree(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
  }
}
