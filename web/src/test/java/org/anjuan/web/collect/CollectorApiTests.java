package org.anjuan.web.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.bson.Document;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Collectors and the category map as the screens ask for them. */
@Tag("ING-1")
@Tag("ING-7")
@Tag("SET-4")
@Tag("CMP-3")
@SpringBootTest(
    classes = CollectingDesk.class,
    properties = {
      "anjuan.security.first-administrators.create=false",
      "anjuan.collect.enabled=false"
    })
class CollectorApiTests {
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Actor ADMIN = Doors.someone(Role.SYSTEM_ADMIN);
  private static final Actor CLERK = Doors.someone(Role.RECORDS_STAFF);
  private static final Actor EAST =
      Actor.person(
          new ActorId("east"), null, "east", Set.of(Posting.at("EAST", Role.RECORDS_STAFF)), 0);
  private static final List<String> HEADING = List.of("来源系统", "院区", "来源分类代码", "来源分类名称", "案卷分类代码");

  private MockMvc mvc;
  private AuditTrail trail;

  @BeforeEach
  void open(
      @Autowired WebApplicationContext context,
      @Autowired MongoOperations mongo,
      @Autowired Organisation organisation,
      @Autowired AuditTrail trail) {
    for (var collection : List.of("collectors", "category_map", "collector_requests")) {
      mongo.getCollection(collection).deleteMany(new Document());
    }
    organisation.adopt(
        new HospitalProfile(
            "医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(),
            List.of()));
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.trail = trail;
  }

  @Test
  void passwordGoesInAndNeverComesOut() throws Exception {
    var added = send(ADMIN, "POST", "/api/collectors", form(ftp("ftp.hospital"), "Seal me", 0));
    assertThat(added.getStatus()).as(added.getContentAsString(UTF_8)).isEqualTo(201);
    var id = json(added).path("id").asString();
    var read = send(ADMIN, "GET", "/api/collectors/" + id, null);
    assertThat(read.getContentAsString(UTF_8)).doesNotContain("Seal me").contains("PASSWORD");
    assertThat(
            send(ADMIN, "GET", "/api/collectors/" + id + "/versions", null)
                .getContentAsString(UTF_8))
        .doesNotContain("Seal me");
    assertOnRecord(AuditAction.COLLECTOR_CHANGED, "added " + id);
    assertThat(Doors.everything(trail))
        .noneMatch(entry -> String.valueOf(entry.event().detail()).contains("Seal me"));

    var elsewhere = form(ftp("evil.example"), null, 1);
    var refused = send(ADMIN, "PUT", "/api/collectors/" + id, elsewhere);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(json(refused).path("type").asString()).endsWith("secret-needed");

    var renamed = send(ADMIN, "PUT", "/api/collectors/" + id, form(ftp("ftp.hospital"), null, 1));
    assertThat(json(renamed).path("version").asInt()).isEqualTo(2);
    var stale = send(ADMIN, "PUT", "/api/collectors/" + id, form(ftp("ftp.hospital"), null, 1));
    assertThat(stale.getStatus()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"port\":21', '\"port\":0', channel.port",
    "'\"campus\":\"MAIN\"', '\"campus\":\"NOWHERE\"', campus",
    "'\"kind\":\"BY_HAND\"', '\"kind\":\"CRON\",\"cron\":\"now and then\"', schedule.cron",
    "'\"path\":null', '\"path\":\"{admissionNo\"', mapping.path",
    "'\"deed\":\"NOTHING\"', '\"deed\":\"MARK\",\"target\":\"x\"', afterwards.deed",
  })
  void whatCanNotBeIsRefusedWithItsField(String from, String to, String field) throws Exception {
    var plan = ftp("ftp.hospital").replace(from, to);
    var answer = send(ADMIN, "POST", "/api/collectors", form(plan, "x", 0));
    assertThat(answer.getStatus()).as(answer.getContentAsString(UTF_8)).isEqualTo(400);
    assertThat(json(answer).path("field").asString()).isEqualTo(field);
  }

  @Test
  @Tag("ING-6")
  void everyCampusSeesItsOwnCollectorsOnly() throws Exception {
    var id = added();
    assertThat(json(send(CLERK, "GET", "/api/collectors", null)).path("items")).hasSize(1);
    assertThat(json(send(EAST, "GET", "/api/collectors", null)).path("items")).isEmpty();
    for (var part : List.of("/state", "/runs", "/items?state=FAILED")) {
      assertThat(send(EAST, "GET", "/api/collectors/" + id + part, null).getStatus())
          .isEqualTo(404);
      assertThat(send(CLERK, "GET", "/api/collectors/" + id + part, null).getStatus())
          .isEqualTo(200);
    }
    var run = "/api/collectors/" + id + "/runs";
    assertThat(send(EAST, "POST", run, "{}").getStatus()).isEqualTo(404);
  }

  @Test
  void recordsStaffRunOneForAPeriodOrAStayAndNobodyReadsInTheTrailForWhom() throws Exception {
    var id = added();
    var run = "/api/collectors/" + id + "/runs";
    var stay = "{\"admissionNo\": \"ZY-SECRET-1\", \"visitNo\": 1}";
    assertThat(send(CLERK, "POST", run, stay).getStatus()).isEqualTo(202);
    var period = "{\"since\": \"2026-03-01T00:00:00Z\", \"until\": \"2026-03-02T00:00:00Z\"}";
    assertThat(send(CLERK, "POST", run, period).getStatus()).isEqualTo(202);
    assertOnRecord(AuditAction.COLLECTOR_RUN_ASKED, id + " one stay");
    assertThat(Doors.everything(trail))
        .noneMatch(entry -> String.valueOf(entry.event().detail()).contains("ZY-SECRET-1"));
    var backwards = "{\"since\": \"2026-03-02T00:00:00Z\", \"until\": \"2026-03-01T00:00:00Z\"}";
    var refused = send(CLERK, "POST", run, backwards);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(json(refused).path("field").asString()).isEqualTo("until");
  }

  @Test
  void trialNamesTheStepThatFails() throws Exception {
    var root = Files.createDirectories(Path.of("target", "outside").toAbsolutePath());
    var plan = ftp("x").replaceFirst("\\{\"kind\":\"Ftp\".*?}", folder(root));
    var id =
        json(send(ADMIN, "POST", "/api/collectors", form(plan, null, 0))).path("id").asString();
    var steps = json(send(ADMIN, "POST", "/api/collectors/" + id + "/trial", "{}")).path("steps");
    assertThat(steps).hasSize(1);
    assertThat(steps.path(0).path("step").asString()).isEqualTo("CONNECT");
    assertThat(steps.path(0).path("trouble").path("name").asString())
        .isEqualTo("FOLDER_NOT_ALLOWED");
    assertThat(steps.path(0).path("trouble").path("zh").asString()).contains("根目录");
  }

  @Test
  void pausedIsShownAndGoesOn() throws Exception {
    var id = added();
    var paused = send(ADMIN, "POST", "/api/collectors/" + id + "/pause", "{\"paused\": true}");
    assertThat(json(paused).path("paused").asBoolean()).isTrue();
    var on = send(ADMIN, "POST", "/api/collectors/" + id + "/pause", "{\"paused\": false}");
    assertThat(json(on).path("paused").asBoolean()).isFalse();
  }

  @Test
  void mapGoesOutAsASheetAndComesBack() throws Exception {
    var file =
        sheet(
            HEADING,
            List.of("EMR", "*", "2024年病案首页", "病案首页（2024）", "C0032"),
            List.of("EMR", "*", "重症科病案首页", "", "C0032"),
            List.of("EMR", "MAIN", "*", "其余", "隔离"),
            List.of("EMR", "*", "x", "", "NOPE99"));
    var looked = upload(ADMIN, "/api/category-map/import", file);
    assertThat(looked.path("added").asInt()).as(looked.toString()).isEqualTo(3);
    assertThat(looked.path("refused").asInt()).isEqualTo(1);
    assertThat(json(send(ADMIN, "GET", "/api/category-map", null)).path("items")).isEmpty();

    upload(ADMIN, "/api/category-map/import?apply=true", file);
    assertOnRecord(AuditAction.CATEGORY_MAP_IMPORTED, "");
    assertOnRecord(AuditAction.CATEGORY_MAP_CHANGED, "EMR|*|2024年病案首页 = C0032");
    assertThat(json(send(ADMIN, "GET", "/api/category-map?system=EMR", null)).path("items"))
        .hasSize(3);

    var out = send(ADMIN, "GET", "/api/category-map/export", null);
    assertOnRecord(AuditAction.CATEGORY_MAP_EXPORTED, "3");
    var again = upload(ADMIN, "/api/category-map/import?apply=true", out.getContentAsByteArray());
    assertThat(again.path("same").asInt()).isEqualTo(3);
    assertThat(again.path("changed").asInt()).isZero();
  }

  @Test
  void rowOfAnotherCampusIsNotOursToChange() throws Exception {
    var own =
        "{\"system\":\"EMR\",\"campus\":\"MAIN\",\"code\":\"9\",\"category\":\"C0032\",\"version\":0}";
    assertThat(send(CLERK, "PUT", "/api/category-map", own).getStatus()).isEqualTo(200);
    assertThat(
            send(EAST, "PUT", "/api/category-map", own.replace("\"version\":0", "\"version\":1"))
                .getStatus())
        .isEqualTo(400);
    assertThat(send(CLERK, "PUT", "/api/category-map", own.replace("MAIN", "*")).getStatus())
        .isEqualTo(400);
    assertThat(send(CLERK, "PUT", "/api/category-map", own).getStatus()).isEqualTo(409);
    var seen = own.replace("\"version\":0", "\"version\":1");
    assertThat(send(CLERK, "POST", "/api/category-map/removal", seen).getStatus()).isEqualTo(204);
  }

  private String added() throws Exception {
    var answer = send(ADMIN, "POST", "/api/collectors", form(ftp("ftp.hospital"), "x", 0));
    return json(answer).path("id").asString();
  }

  private static String form(String plan, String password, int version) {
    var secrets = password == null ? "null" : "{\"PASSWORD\": \"%s\"}".formatted(password);
    return "{\"plan\": %s, \"secrets\": %s, \"version\": %d}".formatted(plan, secrets, version);
  }

  private static String folder(Path folder) {
    return "{\"kind\":\"Folder\",\"folder\":\"%s\",\"settleSeconds\":0}".formatted(folder);
  }

  private static String ftp(String host) {
    return """
    {"name":"检验报告","system":"LIS","campus":"MAIN","enabled":true,\
    "channel":{"kind":"Ftp","host":"%s","port":21,"security":"PLAIN","user":"anjuan",\
    "folder":"/reports","passive":true,"charset":"UTF-8","settleSeconds":10},\
    "mapping":{"path":null,"form":"NONE","fields":[]},\
    "schedule":{"kind":"BY_HAND","windows":[]},\
    "delay":{"since":"CHANGE","minutes":0},\
    "recollection":{"days":0,"byContent":false},\
    "withdrawal":{"whenGone":false,"values":[]},\
    "afterwards":{"deed":"NOTHING"},\
    "throttle":{"requestsPerSecond":0,"kibPerSecond":0,"atOnce":2}}\
    """
        .formatted(host);
  }

  @SafeVarargs
  private static byte[] sheet(List<String>... rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("x");
      for (var r = 0; r < rows.length; r++) {
        for (var c = 0; c < rows[r].size(); c++) {
          sheet.value(r, c, rows[r].get(c));
        }
      }
    }
    return out.toByteArray();
  }

  private JsonNode upload(Actor actor, String path, byte[] file) throws Exception {
    var asked =
        request(HttpMethod.POST, path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t")
            .contentType(EXCEL)
            .content(file);
    return json(mvc.perform(asked).andReturn().getResponse());
  }

  private MockHttpServletResponse send(Actor actor, String method, String path, String body)
      throws Exception {
    var asked =
        request(HttpMethod.valueOf(method), path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked.contentType("application/json").content(body);
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.shared().readTree(new String(answer.getContentAsByteArray(), UTF_8));
  }

  private void assertOnRecord(AuditAction action, String detail) {
    assertThat(Doors.everything(trail))
        .anyMatch(entry ->
            entry.event().action() == action
                && String.valueOf(entry.event().detail()).contains(detail));
  }
}
