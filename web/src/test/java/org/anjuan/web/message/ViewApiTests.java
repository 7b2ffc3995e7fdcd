package org.anjuan.web.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database's view as the system administrator sets it up, tries it and has it read. */
@Tag("ING-11")
@SpringBootTest(
    classes = MessageRoom.class,
    properties = {"anjuan.message.enabled=false", "anjuan.collect.allow-local=127.0.0.1"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewApiTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Actor administrator = Doors.someone(Role.SYSTEM_ADMIN);
  private MockMvc mvc;
  private Server server;
  private Connection database;

  @Autowired private AuditTrail trail;

  @DynamicPropertySource
  static void drivers(DynamicPropertyRegistry registry) throws IOException, URISyntaxException {
    var jar =
        Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "drivers");
    Files.copy(jar, folder.resolve("h2.jar"));
    registry.add("anjuan.collect.drivers", folder.toAbsolutePath()::toString);
  }

  @BeforeAll
  void open(@Autowired WebApplicationContext context, @Autowired Organisation organisation)
      throws Exception {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    organisation.adopt(
        new HospitalProfile(
            "安和医院", List.of(new Campus(new CampusCode("MAIN"), "本部")), List.of(), List.of()));
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    database = DriverManager.getConnection(url(), "his", "secret");
    try (var statement = database.createStatement()) {
      statement.execute("create table ks (ksdm varchar(20), ksmc varchar(20))");
      statement.execute("insert into ks values ('0301', '心内科'), ('坏', '坏科')");
      statement.execute("create table hz (bah varchar(20), xm varchar(20))");
      statement.execute("insert into hz values ('1559885', '张建国')");
    }
  }

  @AfterAll
  void close() throws Exception {
    database.close();
    server.stop();
  }

  private String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:view";
  }

  @Test
  void itIsSetUpAndItsPasswordIsNeverSeenAgain() throws Exception {
    var answer = put("SET", view("select * from ks", "ksdm", "DEPARTMENTS"), 0);
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    var row = json(answer);
    assertThat(row.at("/view/query").asString("")).isEqualTo("select * from ks");
    assertThat(row.at("/view/schedule").asString("")).isEqualTo("INTERVAL");
    assertThat(row.at("/view/everyMinutes").asInt()).isEqualTo(60);
    assertThat(row.at("/sync/rows").asInt()).isZero();
    assertThat(perform(HttpMethod.GET, "/api/listeners", null).getContentAsString())
        .doesNotContain("secret", "password");
    assertThat(Doors.everything(trail))
        .filteredOn(entry -> entry.event().action() == AuditAction.LISTENER_CHANGED)
        .extracting(entry -> String.valueOf(entry.event().detail()))
        .anyMatch(detail -> detail.contains("select * from ks"))
        .noneMatch(detail -> detail.contains("secret"));

    var kept = view("select ksdm, ksmc from ks", "ksdm", "DEPARTMENTS");
    kept.remove("password");
    assertThat(put("SET", kept, 1).getStatus()).as("the same database").isEqualTo(200);
    kept.put("url", "jdbc:h2:tcp://10.0.0.1:9092/mem:view");
    assertThat(json(put("SET", kept, 2)).path("field").asString("")).isEqualTo("view.password");
  }

  @Test
  void theFieldsThatRowsMayHaveAreListed() throws Exception {
    var listed = json(perform(HttpMethod.GET, "/api/listeners", null));
    assertThat(listed.at("/subjects/0/subject").asString("")).isEqualTo("DEPARTMENTS");
    assertThat(listed.at("/subjects/0/fields/0/name").asString("")).isEqualTo("code");
    assertThat(listed.at("/subjects/0/fields/0/needed").asBoolean()).isTrue();
    assertThat(listed.path("subjects")).hasSize(RowSubject.values().length);
  }

  @Test
  void whatIsWrongIsNamedByItsField() throws Exception {
    var wrong =
        Map.of(
            "url", "jdbc:h2:tcp://127.0.0.1/x;INIT=RUNSCRIPT FROM 'x'",
            "query", "delete from ks",
            "key", "ks dm",
            "changed", "a b",
            "everyMinutes", "0",
            "overlapMinutes", "-1");
    for (var entry : wrong.entrySet()) {
      var form = view("select * from ks", "ksdm", "DEPARTMENTS");
      form.put(entry.getKey(), entry.getValue());
      var answer = json(put("BAD", form, 0));
      assertThat(answer.path("field").asString("")).isEqualTo("view." + entry.getKey());
    }
    var nightly = view("select * from ks", "ksdm", "DEPARTMENTS");
    nightly.put("schedule", "CRON");
    nightly.put("cron", "every night");
    assertThat(json(put("BAD", nightly, 0)).path("field").asString("")).isEqualTo("view.cron");
  }

  @Test
  void itIsTriedAndShowsWhatWouldBecomeOfItsRows() throws Exception {
    put("TRY", view("select * from ks", "ksdm", "DEPARTMENTS"), 0);
    var trial = json(perform(HttpMethod.POST, "/api/listeners/TRY/trial", ""));

    assertThat(trial.at("/rows/0/values/name").asString("")).isEqualTo("心内科");
    assertThat(trial.at("/rows/0/foreseen").asString("")).isEqualTo("ADDED");
    assertThat(trial.at("/rows/1/refused").asString("")).isEqualTo("code");
    assertThat(trial.path("masked").asBoolean()).isFalse();
    assertThat(last()).isEqualTo(AuditAction.LISTENER_TRIED);
  }

  @Test
  @Tag("SEC-12")
  void patientsAreUnreadableToWhoMayNotReadThem() throws Exception {
    var form = view("select * from hz", "bah", "PATIENTS");
    put("PAT", form, 0);
    var trial = json(perform(HttpMethod.POST, "/api/listeners/PAT/trial", ""));

    assertThat(trial.path("masked").asBoolean()).isTrue();
    assertThat(trial.at("/rows/0/foreseen").asString("")).isEqualTo("ADDED");
    assertThat(trial.toString()).doesNotContain("张", "1559885").contains("•••");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidToBeSilent() throws Exception {
    var form = view("select * from nowhere", "ksdm", "DEPARTMENTS");
    put("OFF", form, 0);
    var trial = json(perform(HttpMethod.POST, "/api/listeners/OFF/trial", ""));
    assertThat(trial.at("/trouble/name").asString("")).isEqualTo("REFUSED");
    assertThat(trial.at("/trouble/zh").asString("")).isNotEmpty();
  }

  @Test
  void itsTimesAreKeptAsTheyWereEntered() throws Exception {
    var nightly = view("select * from ks", "ksdm", "DEPARTMENTS");
    nightly.put("schedule", "CRON");
    nightly.put("cron", "0 30 2 * * *");
    assertThat(put("CRON", nightly, 0).getStatus()).isEqualTo(200);
    var listed = json(perform(HttpMethod.GET, "/api/listeners", null)).path("items");
    assertThat(listed)
        .filteredOn(row -> row.path("code").asString("").equals("CRON"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.at("/view/schedule").asString("")).isEqualTo("CRON");
          assertThat(row.at("/view/cron").asString("")).isEqualTo("0 30 2 * * *");
        });
  }

  @Test
  void whatIsSwitchedOffIsTriedButNotRead() throws Exception {
    var off = view("select * from ks", "ksdm", "DEPARTMENTS");
    off.put("enabled", false);
    put("HALT", off, 0);
    var trial = json(perform(HttpMethod.POST, "/api/listeners/HALT/trial", ""));
    assertThat(trial.path("rows")).hasSize(2);
    var refused = perform(HttpMethod.POST, "/api/listeners/HALT/runs", "");
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(json(refused).path("type").asString("")).endsWith("listener-disabled");
  }

  @Test
  void itIsReadAtOnceWhenSomebodyAsks() throws Exception {
    put("NOW", view("select * from ks", "ksdm", "DEPARTMENTS"), 0);
    assertThat(perform(HttpMethod.POST, "/api/listeners/NOW/runs", "").getStatus()).isEqualTo(202);
    assertThat(last()).isEqualTo(AuditAction.LISTENER_RUN_ASKED);
    var listed = json(perform(HttpMethod.GET, "/api/listeners", null)).path("items");
    assertThat(listed)
        .filteredOn(row -> row.path("code").asString("").equals("NOW"))
        .singleElement()
        .matches(row -> row.at("/sync/waiting").asBoolean());
    assertThat(perform(HttpMethod.POST, "/api/listeners/NONE/runs", "").getStatus()).isEqualTo(404);
    assertThat(perform(HttpMethod.POST, "/api/listeners/NONE/trial", "").getStatus())
        .isEqualTo(404);
  }

  private TreeMap<String, Object> view(String query, String key, String subject) {
    var view = new TreeMap<String, Object>();
    view.put("url", url());
    view.put("user", "his");
    view.put("password", "secret");
    view.put("query", query);
    view.put("key", key);
    view.put("overlapMinutes", 10);
    view.put("schedule", "INTERVAL");
    view.put("everyMinutes", 60);
    view.put("subject", subject);
    return view;
  }

  private MockHttpServletResponse put(String code, Map<String, Object> view, int version)
      throws Exception {
    var form = new TreeMap<String, Object>();
    form.put("name", "科室视图");
    form.put("protocol", "VIEW");
    form.put("campus", "MAIN");
    form.put("sourceSystem", "HIS");
    form.put("enabled", view.getOrDefault("enabled", true));
    form.put("port", 0);
    form.put("tls", false);
    form.put("perMinute", 1000);
    form.put("subject", view.get("subject"));
    form.put(
        "fields",
        List.of(
            Map.of("field", "code", "path", "ksdm"),
            Map.of("field", "name", "path", "ksmc"),
            Map.of("field", "recordNo", "path", "bah"),
            Map.of("field", "patient.name", "path", "xm")));
    var entered = new TreeMap<>(view);
    entered.remove("subject");
    entered.remove("enabled");
    form.put("view", entered);
    form.put("version", version);
    return perform(HttpMethod.PUT, "/api/listeners/" + code, JSON.writeValueAsString(form));
  }

  private MockHttpServletResponse perform(HttpMethod method, String path, String body)
      throws Exception {
    var built =
        request(method, path)
            .with(authentication(new ActorAuthentication(administrator)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null && !body.isEmpty()) {
      built.contentType("application/json").content(body.getBytes(StandardCharsets.UTF_8));
    }
    return mvc.perform(built).andReturn().getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  private AuditAction last() {
    return Doors.everything(trail).getLast().event().action();
  }
}
