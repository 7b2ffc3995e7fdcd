package org.anjuan.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.rules.SecurityRules;
import org.anjuan.web.Doors;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.bson.Document;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administrators' side, as the two administrators and an attacker use it. */
@Tag("SEC-4")
@Tag("SET-7")
@Tag("CAM-2")
@SpringBootTest(
    classes = PeopleTests.Application.class,
    properties = "anjuan.security.first-administrators.create=false")
class PeopleTests {
  private static final Actor SYSTEM = Doors.someone(Role.SYSTEM_ADMIN);
  private static final Actor SECURITY = person("chief", Role.SECURITY_ADMIN);

  @EnableAutoConfiguration
  @ComponentScan({
    "org.anjuan.security",
    "org.anjuan.web.people",
    "org.anjuan.web.problem",
    "org.anjuan.archive.access",
    "org.anjuan.archive.audit",
    "org.anjuan.archive.handover",
    "org.anjuan.archive.organisation"
  })
  static class Application {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    MongoOperations mongo() {
      return Engines.mongo().operations();
    }

    @Bean
    FieldCipher fieldCipher() {
      return KeyRingFixture.fieldCipher();
    }

    @Bean
    DataFolder dataFolder() throws IOException {
      var nodes = Files.createDirectories(Path.of("target", "nodes"));
      return DataFolder.open(Files.createTempDirectory(nodes, "node"));
    }
  }

  private MockMvc mvc;
  @Autowired private Accounts accounts;
  @Autowired private Organisation organisation;
  @Autowired private AuditTrail trail;

  @BeforeEach
  void open(
      @Autowired WebApplicationContext context,
      @Autowired MongoOperations mongo,
      @Autowired RuleKeeper rules) {
    for (var collection :
        List.of(
            "users", "administrators", "departments", "campuses", "api_tokens", "security_rules")) {
      mongo.getCollection(collection).deleteMany(new Document());
    }
    rules.read();
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    var main = new CampusCode("MAIN");
    organisation.adopt(
        new HospitalProfile(
            "安和",
            List.of(new Campus(main, "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(new Department("0301", "心内科", main)),
            List.of()));
    accounts.create(
        Actor.system("test"),
        new NewAccount(
            new Username("chief"),
            "Quiet-River 77",
            "主管",
            null,
            Set.of(Posting.administrator(Role.SECURITY_ADMIN)),
            0,
            false));
  }

  @Test
  void accountIsOpenedByOneAdministratorAndGetsRightsAndPasswordFromTheOther() {
    var opened =
        send(
            SYSTEM,
            "POST",
            "/api/people/accounts",
            """
            {"username":"zhao","name":"赵","staffNo":"7001","clearance":9,"active":false,
             "postings":[{"role":"SECURITY_ADMIN"}]}\
            """,
            null);
    assertThat(opened.getStatus()).isEqualTo(201);
    assertThat(json(opened).get("postings")).as("no mass assignment").isEmpty();
    assertThat(json(opened).get("clearance").asInt()).isZero();
    assertThat(json(opened).get("passwordGiven").asBoolean()).isFalse();
    var rights =
        send(
            SECURITY,
            "PUT",
            "/api/people/accounts/zhao/rights",
            """
            {"postings":[{"role":"PHYSICIAN","campus":"MAIN","departments":["0301"]},
             {"role":"QC_REVIEWER","campus":"EAST"}],"clearance":2}\
            """,
            "\"0\"");
    assertThat(rights.getStatus()).isEqualTo(200);
    assertThat(rights.getHeader("ETag")).isEqualTo("\"1\"");
    assertThat(accounts.actor(new Username("zhao")).orElseThrow().campuses())
        .containsExactly("EAST", "MAIN");
    var given = send(SECURITY, "POST", "/api/people/accounts/zhao/password", null, null);
    assertThat(given.getHeader("Cache-Control")).contains("no-store");
    assertThat(json(given).get("password").asString()).hasSize(20);
  }

  @Test
  void nobodyGetsRightsByHisOwnHand() {
    var own =
        send(
            SECURITY,
            "PUT",
            "/api/people/accounts/chief/rights",
            "{\"postings\":[{\"role\":\"RECORDS_STAFF\",\"campus\":\"MAIN\"}],\"clearance\":9}",
            "\"0\"");
    assertThat(own.getStatus()).isEqualTo(409);
    assertThat(type(own)).isEqualTo("own-account");
    var system =
        send(
            SYSTEM,
            "PUT",
            "/api/people/accounts/chief/rights",
            "{\"postings\":[],\"clearance\":0}",
            "\"0\"");
    assertThat(system.getStatus()).isEqualTo(403);
    var last = send(SYSTEM, "POST", "/api/people/accounts/chief/deactivation", null, "\"0\"");
    assertThat(type(last)).isEqualTo("last-administrator");
  }

  @Test
  void changeNeedsTheVersionThatWasSeen() {
    open("zhao");
    var body = "{\"name\":\"赵二\",\"staffNo\":\"\"}";
    var path = "/api/people/accounts/zhao";
    assertThat(send(SYSTEM, "PUT", path, body, null).getStatus()).isEqualTo(400);
    assertThat(send(SYSTEM, "PUT", path, body, "\"0\"").getStatus()).isEqualTo(200);
    var stale = send(SYSTEM, "PUT", path, body, "\"0\"");
    assertThat(stale.getStatus()).isEqualTo(412);
    assertThat(type(stale)).isEqualTo("changed-meanwhile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"PHYSICIAN\",\"campus\":\"WEST\"}",
        "{\"role\":\"PHYSICIAN\"}",
        "{\"role\":\"PHYSICIAN\",\"campus\":\"EAST\",\"departments\":[\"0301\"]}",
        "{\"role\":\"AUDIT_ADMIN\",\"campus\":\"MAIN\"}",
        "{\"role\":\"KING\",\"campus\":\"MAIN\"}"
      })
  void postingThatIsNoneIsRefusedNamingTheField(String posting) {
    open("zhao");
    var answer =
        send(
            SECURITY,
            "PUT",
            "/api/people/accounts/zhao/rights",
            "{\"postings\":[" + posting + "],\"clearance\":0}",
            "\"0\"");
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).get("field").asString()).isIn("campus", "departments", "role");
  }

  @Test
  void departmentsAreAddedRenamedAndMadeInactiveButNeverRemovedOrMoved() {
    var added =
        send(
            SYSTEM,
            "POST",
            "/api/people/departments",
            "{\"code\":\"W01\",\"name\":\"一病区\",\"campus\":\"MAIN\",\"kind\":\"INPATIENT\",\"ward\":true}",
            null);
    assertThat(added.getStatus()).isEqualTo(201);
    assertThat(type(send(SYSTEM, "POST", "/api/people/departments", text(added), null)))
        .isEqualTo("code-taken");
    var path = "/api/people/departments/W01";
    var moved = "{\"name\":\"一病区\",\"campus\":\"EAST\"}";
    assertThat(send(SYSTEM, "PUT", path, moved, "\"0\"").getStatus()).isEqualTo(400);
    var over =
        "{\"name\":\"原一病区\",\"campus\":\"MAIN\",\"kind\":\"INPATIENT\",\"ward\":true,\"active\":false}";
    assertThat(send(SYSTEM, "PUT", path, over, "\"0\"").getStatus()).isEqualTo(200);
    assertThat(organisation.department("W01").orElseThrow().active()).isFalse();
    assertThat(send(SYSTEM, "DELETE", path, null, null).getStatus()).isEqualTo(403);
    assertThat(send(SECURITY, "PUT", path, over, "\"1\"").getStatus()).isEqualTo(403);
  }

  @Test
  void staleEditOfAPlaceIsToldWhatIsThereNow() {
    var path = "/api/people/departments/0301";
    var first = "{\"name\":\"心血管内科\",\"campus\":\"MAIN\",\"active\":false}";
    var changed = send(SYSTEM, "PUT", path, first, "\"0\"");
    assertThat(changed.getHeader("ETag")).isEqualTo("\"1\"");
    assertThat(json(changed).get("version").asInt()).isEqualTo(1);
    var second = "{\"name\":\"心内一科\",\"campus\":\"MAIN\",\"active\":false}";
    var stale = send(SYSTEM, "PUT", path, second, "\"0\"");
    assertThat(stale.getStatus()).isEqualTo(412);
    assertThat(type(stale)).isEqualTo("changed-meanwhile");
    assertThat(json(stale).get("version").asInt()).isEqualTo(1);
    assertThat(json(stale).get("changed")).hasSize(1);
    assertThat(json(stale).at("/changed/0/present").asString()).isEqualTo("心血管内科");
    assertThat(json(stale).at("/messages/en").asString()).contains("name is now \"心血管内科\"");
    assertThat(organisation.department("0301").orElseThrow().name()).isEqualTo("心血管内科");
    assertThat(send(SYSTEM, "PUT", path, second, null).getStatus()).isEqualTo(400);
    var campus = "/api/people/campuses/EAST";
    assertThat(send(SYSTEM, "PUT", campus, "{\"name\":\"东区\"}", "\"0\"").getStatus())
        .isEqualTo(200);
    var late = send(SYSTEM, "PUT", campus, "{\"name\":\"东院区\"}", "\"0\"");
    assertThat(late.getStatus()).isEqualTo(412);
    assertThat(json(late).at("/changed/0/present").asString()).isEqualTo("东区");
  }

  @Test
  void rulesAreDataWithBoundsAndAVersion() {
    var read = send(SECURITY, "GET", "/api/people/rules", null, null);
    var usual = JsonMapper.shared().writeValueAsString(SecurityRules.USUAL);
    assertThat(json(read).get("rules")).isEqualTo(JsonMapper.shared().readTree(usual));
    var path = "/api/people/rules";
    var shorter = usual.replace("\"minimumLength\":10", "\"minimumLength\":3");
    var refused = send(SECURITY, "PUT", path, shorter, "\"0\"");
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo("password.minimumLength");
    assertThat(send(SECURITY, "PUT", path, "{}", "\"0\"").getStatus()).isEqualTo(400);
    var longer = usual.replace("\"minimumLength\":10", "\"minimumLength\":14");
    assertThat(send(SECURITY, "PUT", path, longer, "\"0\"").getStatus()).isEqualTo(200);
    assertThat(send(SECURITY, "PUT", path, longer, "\"0\"").getStatus()).isEqualTo(412);
  }

  @Test
  void importIsLookedAtFirstAndDoneOnce() throws Exception {
    var file =
        sheet(
            List.of("用户名", "姓名", "工号", "启用"),
            List.of("qian", "钱", "7002", "是"),
            List.of("sun", "孙", "7003", "否"),
            List.of("bad name", "李", "", ""),
            List.of("qian", "又一个", "", ""),
            List.of("zhou", "周", "7002", ""),
            List.of("chief", "主管", "", "否"));
    var looked = upload("/api/people/accounts/import", file);
    assertThat(looked.get("added").asInt()).isEqualTo(2);
    assertThat(looked.get("refused").asInt()).isEqualTo(3);
    assertThat(looked.get("lines").get(2).get("row").asInt()).isEqualTo(4);
    assertThat(looked.get("lines").get(2).get("reason").get("en").asString()).contains("malformed");
    assertThat(accounts.exists(new Username("qian"))).as("only looked at").isFalse();
    var done = upload("/api/people/accounts/import?apply=true", file);
    assertThat(done.get("added").asInt()).isEqualTo(2);
    assertThat(done.get("refused").asInt()).as("the last administrator stays").isEqualTo(4);
    var again = upload("/api/people/accounts/import?apply=true", file);
    assertThat(again.get("added").asInt()).isZero();
    assertThat(again.get("same").asInt()).isEqualTo(2);
    assertThat(accounts.actor(new Username("sun"))).isEmpty();
  }

  @Test
  void departmentsAreImportedAndAnExportComesBackUnchanged() throws Exception {
    var file =
        sheet(
            List.of("code", "name", "campus", "kind", "ward", "active"),
            List.of("0302", "=呼吸科", "MAIN", "INPATIENT", "no", "yes"),
            List.of("0303", "肾内科", "WEST", "", "", ""));
    var done = upload("/api/people/departments/import?apply=true", file);
    assertThat(done.get("added").asInt()).isEqualTo(1);
    assertThat(done.get("refused").asInt()).isEqualTo(1);
    var exported = send(SYSTEM, "GET", "/api/people/departments/export", null, null);
    assertThat(unzipped(exported.getContentAsByteArray())).contains("&apos;=");
    var back = upload("/api/people/departments/import", exported.getContentAsByteArray());
    assertThat(back.get("same").asInt()).isEqualTo(2);
    assertThat(back.get("changed").asInt() + back.get("added").asInt()).isZero();
  }

  @Test
  void formulaIsRefusedInItsRow() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "x", "1.0")) {
      var sheet = book.newWorksheet("x");
      var heading = List.of("用户名", "姓名", "工号", "启用");
      for (var i = 0; i < 4; i++) {
        sheet.value(0, i, heading.get(i));
      }
      sheet.value(1, 0, "qian");
      sheet.formula(1, 1, "HYPERLINK(\"http://x\")");
    }
    var looked = upload("/api/people/accounts/import", out.toByteArray());
    assertThat(looked.get("refused").asInt()).isEqualTo(1);
  }

  @Test
  void bombsAndOtherFilesAreRefusedAsAWhole() throws Exception {
    for (var file :
        List.of(
            "nonsense".getBytes(StandardCharsets.UTF_8),
            new byte[0],
            zip("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>"),
            sheet(List.of("something", "else")))) {
      assertThat(send(file, "/api/people/accounts/import").getStatus()).isEqualTo(422);
    }
    var bomb = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      var zeros = new byte[1 << 20];
      for (var i = 0; i < 200; i++) {
        zip.write(zeros);
      }
    }
    assertThat(bomb.size()).isLessThan(1 << 20);
    assertThat(type(send(bomb.toByteArray(), "/api/people/accounts/import")))
        .isEqualTo("sheet-too-large");
  }

  @Test
  void moreRowsThanAllowedAreRefused() throws Exception {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("用户名", "姓名", "工号", "启用"));
    for (var i = 0; i < 100_000; i++) {
      rows.add(List.of("u" + i, "n", "", ""));
    }
    assertThat(type(send(sheet(rows), "/api/people/accounts/import"))).isEqualTo("too-many-rows");
  }

  @Test
  @Tag("SYS-1")
  void tokenIsShownOnceBoundToAddressesAndRevoked() {
    var order =
        "{\"owner\":\"EMR\",\"rights\":[\"SYSTEM_MONITOR\"],\"campuses\":[\"MAIN\"],\"addresses\":[\"10.1.0.0/16\"]}";
    var issued = send(SECURITY, "POST", "/api/people/tokens", order, null);
    assertThat(issued.getStatus()).isEqualTo(201);
    var value = json(issued).get("value").asString();
    assertThat(text(send(SECURITY, "GET", "/api/people/tokens", null, null)))
        .contains("EMR")
        .doesNotContain(value.substring(21));
    assertThat(asSystem(value, "10.1.9.9")).isNotEqualTo(401);
    assertThat(asSystem(value, "10.2.9.9")).isEqualTo(401);
    var id = json(issued).get("id").asString();
    var path = "/api/people/tokens/" + id + "/revocation";
    assertThat(send(SYSTEM, "POST", path, null, null).getStatus()).isEqualTo(403);
    assertThat(send(SECURITY, "POST", path, null, null).getStatus()).isEqualTo(204);
    assertThat(asSystem(value, "10.1.9.9")).isEqualTo(401);
    var greedy = order.replace("SYSTEM_MONITOR", "USER_ADMIN");
    assertThat(send(SECURITY, "POST", "/api/people/tokens", greedy, null).getStatus())
        .isEqualTo(400);
    var nowhere = order.replace("10.1.0.0/16", "example.org");
    assertThat(send(SECURITY, "POST", "/api/people/tokens", nowhere, null).getStatus())
        .isEqualTo(400);
  }

  @Test
  @Tag("SEC-8")
  void everyDeedIsOnRecord() {
    open("zhao");
    send(SECURITY, "POST", "/api/people/accounts/zhao/password", null, null);
    send(SYSTEM, "POST", "/api/people/accounts/zhao/deactivation", null, "\"0\"");
    send(SYSTEM, "GET", "/api/people/accounts/export", null, null);
    assertThat(Doors.everything(trail))
        .extracting(entry -> entry.event().action().name())
        .contains("ACCOUNT_CREATED", "PASSWORD_RESET", "ACCOUNT_DEACTIVATED", "PEOPLE_EXPORTED");
  }

  private void open(String username) {
    var body = "{\"username\":\"%s\",\"name\":\"人\"}".formatted(username);
    assertThat(send(SYSTEM, "POST", "/api/people/accounts", body, null).getStatus()).isEqualTo(201);
  }

  private int asSystem(String token, String address) {
    try {
      return mvc.perform(
              request(HttpMethod.GET, "/api/people/roles")
                  .header("Authorization", "Bearer " + token)
                  .with(asked -> {
                    asked.setRemoteAddr(address);
                    return asked;
                  }))
          .andReturn()
          .getResponse()
          .getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MockHttpServletResponse send(
      Actor actor, String method, String path, String body, String ifMatch) {
    var asked =
        request(HttpMethod.valueOf(method), path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked.contentType("application/json").content(body);
    }
    if (ifMatch != null) {
      asked.header("If-Match", ifMatch);
    }
    try {
      return mvc.perform(asked).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MockHttpServletResponse send(byte[] file, String path) throws Exception {
    return mvc.perform(
            request(HttpMethod.POST, path)
                .with(authentication(new ActorAuthentication(SYSTEM)))
                .cookie(new Cookie("XSRF-TOKEN", "t"))
                .header("X-XSRF-TOKEN", "t")
                .contentType(SheetWriter.TYPE)
                .content(file))
        .andReturn()
        .getResponse();
  }

  private JsonNode upload(String path, byte[] file) throws Exception {
    var answer = send(file, path);
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    return json(answer);
  }

  @SafeVarargs
  private static byte[] sheet(List<String>... rows) throws IOException {
    return sheet(List.of(rows));
  }

  private static byte[] sheet(List<List<String>> rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("x");
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < rows.get(r).size(); c++) {
          sheet.value(r, c, rows.get(r).get(c));
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, String content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String unzipped(byte[] file) throws IOException {
    var all = new StringBuilder();
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        var part = zip.getInputStream(entry).readAllBytes();
        all.append(new String(part, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private static Actor person(String name, Role role) {
    return Actor.person(new ActorId(name), null, name, Set.of(Posting.administrator(role)), 0);
  }

  private static String type(MockHttpServletResponse answer) {
    return json(answer).get("type").asString().replaceAll(".*:", "");
  }

  private static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.shared().readTree(text(answer));
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
