package org.anjuan.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.Diagnosis;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.web.Doors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule book as its keepers use it, and as somebody tries to get around it. */
@SpringBootTest(classes = ReadingRoom.class, properties = "room=access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessApiTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MockMvc mvc;
  private AuditTrail trail;
  private String main = "";
  private String east = "";
  private final Actor staff = Doors.someone(Role.RECORDS_STAFF);
  private final Actor security = Doors.someone(Role.SECURITY_ADMIN);
  private final Actor reader =
      Actor.person(
          new ActorId("reader"),
          new StaffNumber("1009"),
          "读者",
          Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0999")),
          0);

  @BeforeAll
  void fill(
      @Autowired WebApplicationContext context,
      @Autowired MedicalRecords records,
      @Autowired Organisation organisation,
      @Autowired Accounts accounts,
      @Autowired AuditTrail trail) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.trail = trail;
    organisation.adopt(
        new HospitalProfile(
            "医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(),
            List.of()));
    accounts.create(
        Actor.system("test"),
        new NewAccount(
            new Username("reader"),
            "Anjuan@2026",
            "读者",
            new StaffNumber("1009"),
            reader.postings(),
            0,
            false));
    main = records.state(said("MAIN", "ZY1"), false).id().value();
    east = records.state(said("EAST", "ZY2"), false).id().value();
  }

  @Test
  @Tag("BRW-3")
  @Tag("SEC-12")
  void grantOpensAtOnceAndIsGoneWithTheNextRequestAfterItsWithdrawal() throws Exception {
    var path = "/api/records/" + main;
    assertThat(get(reader, path).getStatus()).isEqualTo(404);
    var given = send(staff, HttpMethod.POST, "/api/grants", grant(main, Map.of()));
    assertThat(given.getStatus()).as(given.getContentAsString()).isEqualTo(201);
    assertThat(last()).isEqualTo(AuditAction.GRANT_GIVEN);
    var seen = json(get(reader, path));
    assertThat(seen.path("grantedUntil").asString("")).isNotEmpty();
    assertThat(json(get(reader, "/api/grants/mine")).path("items")).hasSize(1);
    var id = json(given).path("id").asString("");
    var withdrawal = "/api/grants/" + id + "/withdrawal";
    assertThat(send(staff, HttpMethod.POST, withdrawal, Map.of()).getStatus()).isEqualTo(400);
    var why = Map.of("reason", "不再需要");
    assertThat(send(staff, HttpMethod.POST, withdrawal, why).getStatus()).isEqualTo(200);
    assertThat(last()).isEqualTo(AuditAction.GRANT_WITHDRAWN);
    assertThat(get(reader, path).getStatus()).isEqualTo(404);
    assertThat(send(staff, HttpMethod.POST, withdrawal, why).getStatus()).isEqualTo(409);
    var listed = json(get(staff, "/api/grants?state=WITHDRAWN&record=" + main)).path("items");
    assertThat(listed.get(0).path("withdrawnReason").asString("")).isEqualTo("不再需要");
  }

  @Test
  @Tag("BRW-3")
  @Tag("CAM-2")
  void nobodyGrantsWhatHeHasNotNorToHimself() throws Exception {
    assertThat(refused(staff, grant(east, Map.of()))).isEqualTo("records");
    assertThat(refused(staff, grant(main, Map.of("beneficiary", "RECORDS_STAFF"))))
        .isEqualTo("beneficiary");
    assertThat(
            refused(
                staff,
                grant(main, Map.of("beneficiaryKind", "ROLE", "beneficiary", "RECORDS_STAFF"))))
        .isEqualTo("beneficiary");
    assertThat(
            refused(
                staff, grant(main, Map.of("beneficiaryKind", "DEPARTMENT", "beneficiary", "0301"))))
        .isEqualTo("beneficiary");
    assertThat(refused(staff, grant(main, Map.of("clearance", 1)))).isEqualTo("clearance");
    assertThat(refused(staff, grant(main, Map.of("beneficiary", "nobody"))))
        .isEqualTo("beneficiary");
    assertThat(
            refused(
                staff,
                grant(
                    main,
                    Map.of("kind", "SEARCH", "records", List.of(), "campuses", List.of("EAST")))))
        .isEqualTo("campuses");
    assertThat(refused(staff, grant(main, Map.of("reason", " ")))).isEqualTo("reason");
    assertThat(refused(staff, grant(main, Map.of("until", "2020-01-01T00:00:00Z"))))
        .isEqualTo("until");
    var across = send(security, HttpMethod.POST, "/api/grants", grant(east, Map.of()));
    assertThat(across.getStatus()).isEqualTo(201);
    assertThat(get(reader, "/api/records/" + east).getStatus()).isEqualTo(200);
    var id = json(across).path("id").asString("");
    assertThat(
            send(
                    staff,
                    HttpMethod.POST,
                    "/api/grants/" + id + "/withdrawal",
                    Map.of("reason", "别人的"))
                .getStatus())
        .as("a grant of the whole hospital is not the campus's to withdraw")
        .isEqualTo(404);
  }

  @Test
  @Tag("TPL-1")
  @Tag("SEC-7")
  void grantByTemplateOpensItsCategoriesAndHidesWhatOnlyTheFrontPageTells() throws Exception {
    var template =
        body(
            "name",
            "会诊",
            "english",
            "Consultation",
            "campus",
            "MAIN",
            "active",
            true,
            "revision",
            0);
    template.put("categories", List.of("C0038"));
    assertThat(send(staff, HttpMethod.PUT, "/api/category-templates/CONSULT", template).getStatus())
        .isEqualTo(200);
    assertThat(send(staff, HttpMethod.PUT, "/api/category-templates/CONSULT", template).getStatus())
        .as("the revision was not read")
        .isEqualTo(409);
    template.remove("campus");
    assertThat(send(staff, HttpMethod.PUT, "/api/category-templates/GENERAL", template).getStatus())
        .isEqualTo(400);
    var other = "/api/records/" + main;
    var given =
        send(staff, HttpMethod.POST, "/api/grants", grant(main, Map.of("template", "CONSULT")));
    assertThat(json(given).path("categories").get(0).asString("")).isEqualTo("C0038");
    var seen = get(reader, other).getContentAsString(StandardCharsets.UTF_8);
    assertThat(JSON.readTree(seen).path("frontPageClosed").asBoolean()).isTrue();
    assertThat(seen).doesNotContain("秘密的诊断", "J18.900");
    send(
        staff,
        HttpMethod.POST,
        "/api/grants/" + json(given).path("id").asString("") + "/withdrawal",
        Map.of("reason", "完成"));
  }

  @Test
  void ruleWithoutOneOfItsSwitchesIsAnsweredWithItsName() throws Exception {
    for (var path : List.of("/api/category-rules/HALF", "/api/tag-rules/HALF")) {
      var answer = send(security, HttpMethod.PUT, path, Map.of("name", "半", "confidentiality", 0));
      assertThat(answer.getStatus()).as(path).isEqualTo(400);
      assertThat(json(answer).path("field").asString(""))
          .as(path)
          .isNotEmpty()
          .isNotEqualTo("body");
      assertThat(json(answer).at("/messages/zh").asString("")).contains("true 或 false");
    }
  }

  @Test
  @Tag("TAG-1")
  @Tag("SEC-5")
  void recordIsMarkedByHandWithAReasonAndOneDoesNotCloseItToOneself() throws Exception {
    var tag = body("name", "关注", "english", "Watched", "colour", "#aa0000", "active", true);
    tag.put("revision", 0);
    tag.put("restricting", false);
    tag.put("openToTreating", false);
    send(security, HttpMethod.PUT, "/api/tags/WATCHED", tag);
    tag.put("restricting", true);
    send(security, HttpMethod.PUT, "/api/tags/CLOSED", tag);
    var tags = "/api/records/" + main + "/tags";
    var mark = body("tag", "WATCHED", "given", true, "reason", "投诉");
    assertThat(json(send(staff, HttpMethod.POST, tags, mark)).path("tags").get(0).asString(""))
        .isEqualTo("WATCHED");
    assertThat(last()).isEqualTo(AuditAction.RECORD_MARKED);
    mark.put("given", false);
    assertThat(json(send(staff, HttpMethod.POST, tags, mark)).path("tags")).isEmpty();
    assertThat(
            problem(
                send(
                    staff,
                    HttpMethod.POST,
                    tags,
                    body("tag", "CLOSED", "given", true, "reason", "投诉"))))
        .endsWith("would-close-to-you");
    assertThat(
            send(
                    staff,
                    HttpMethod.POST,
                    "/api/records/" + main + "/confidentiality",
                    body("level", 1, "reason", "要员"))
                .getStatus())
        .as("above the own clearance")
        .isEqualTo(400);
    assertThat(
            send(
                    staff,
                    HttpMethod.POST,
                    "/api/records/" + east + "/tags",
                    body("tag", "WATCHED", "given", true, "reason", "投诉"))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  @Tag("BRW-5")
  void barredAddressIsRefusedAtTheDoorAndNobodyBarsHimself() throws Exception {
    var place = body("name", "外网", "barred", true, "reason", "安全", "active", true);
    place.put("revision", 0);
    place.put("ranges", List.of("203.0.113.0/24", "2001:db8:bad::/48"));
    assertThat(send(security, HttpMethod.PUT, "/api/places/OUTSIDE", place).getStatus())
        .isEqualTo(200);
    for (var address : List.of("203.0.113.9", "2001:db8:bad::1")) {
      var barred = from(address, staff);
      assertThat(problem(barred)).as(address).endsWith("barred-place");
      assertThat(last()).isEqualTo(AuditAction.ADDRESS_BARRED);
    }
    assertThat(from("203.0.114.9", staff).getStatus()).isEqualTo(200);
    place.put("ranges", List.of("127.0.0.0/8"));
    assertThat(problem(send(security, HttpMethod.PUT, "/api/places/SELF", place)))
        .endsWith("would-lock-you-out");
    place.put("ranges", List.of("example.org"));
    assertThat(send(security, HttpMethod.PUT, "/api/places/NAME", place).getStatus())
        .isEqualTo(400);
  }

  @Test
  @Tag("SEC-3")
  void simulatorNamesTheRuleAndTellsNothingOfThePatient() throws Exception {
    var asked =
        body("user", "reader", "campus", "MAIN", "admissionNo", "ZY1", "action", "DOWNLOAD");
    var answer = send(security, HttpMethod.POST, "/api/access/simulation", asked);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("张建国");
    assertThat(json(answer).path("allowed").asBoolean()).isFalse();
    assertThat(json(answer).path("reason").asString("")).isEqualTo("NO_RIGHT");
    asked.put("user", "nobody-here");
    assertThat(send(security, HttpMethod.POST, "/api/access/simulation", asked).getStatus())
        .isEqualTo(400);
  }

  private Map<String, Object> grant(String record, Map<String, ?> changes) {
    var wanted = new HashMap<String, Object>();
    wanted.put("beneficiaryKind", "PERSON");
    wanted.put("beneficiary", "reader");
    wanted.put("kind", "RECORDS");
    wanted.put("records", List.of(record));
    wanted.put("actions", List.of("SEARCH", "VIEW"));
    wanted.put("until", Instant.now().plus(Duration.ofHours(1)).toString());
    wanted.put("reason", "会诊");
    wanted.putAll(changes);
    return wanted;
  }

  private static Map<String, Object> body(Object... pairs) {
    var body = new HashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      body.put((String) pairs[i], pairs[i + 1]);
    }
    return body;
  }

  private String refused(Actor actor, Map<String, Object> wanted) throws Exception {
    var answer = send(actor, HttpMethod.POST, "/api/grants", wanted);
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(400);
    return json(answer).path("field").asString("");
  }

  private AuditAction last() {
    return Doors.everything(trail).getLast().event().action();
  }

  private MockHttpServletResponse get(Actor actor, String path) throws Exception {
    return send(actor, HttpMethod.GET, path, Map.of());
  }

  private MockHttpServletResponse from(String address, Actor actor) throws Exception {
    return mvc.perform(
            request(HttpMethod.GET, "/api/tags")
                .with(authentication(new ActorAuthentication(actor)))
                .with(request -> {
                  request.setRemoteAddr(address);
                  return request;
                }))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse send(
      Actor actor, HttpMethod method, String path, Map<String, ?> body) throws Exception {
    var asked =
        request(method, path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (!method.equals(HttpMethod.GET)) {
      asked.contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsBytes(body));
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  private static String problem(MockHttpServletResponse answer) throws Exception {
    return json(answer).path("type").asString("");
  }

  private static RecordStatement said(String campus, String admission) {
    var at = Instant.parse("2026-03-01T02:00:00Z");
    return new RecordStatement(
        new StayNumber(new CampusCode(campus), admission, 1),
        at,
        new RecordNumber("B" + admission),
        new RecordStatement.Person("张建国", "1", null, null, null),
        new Encounter(
            null,
            null,
            null,
            null,
            Stated.of("0301", at),
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.of(List.of(new Diagnosis("J18.900", "秘密的诊断", null, true)), at),
            null),
        Map.of());
  }
}
