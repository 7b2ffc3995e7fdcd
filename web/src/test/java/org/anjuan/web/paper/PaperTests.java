package org.anjuan.web.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.paper.PaperPictures;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DIG-1, DIG-2: the scanning workplace over HTTP, and what each deed leaves in the audit trail. */
@Tag("DIG-1")
@Tag("DIG-2")
@SpringBootTest(classes = PaperRoom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PaperRoom")
class PaperTests {
  private static final String SCANS = "/api/paper/scans";

  private final Actor clerk = staff("clerk", "MAIN");
  private final Actor colleague = staff("colleague", "MAIN");
  private final Actor elsewhere = staff("elsewhere", "EAST");
  private final JsonMapper json = JsonMapper.builder().build();
  private MockMvc mvc;
  @Autowired private AuditTrail trail;
  @Autowired private MedicalRecords records;
  @Autowired private Documents documents;
  private String record = "";

  private static Actor staff(String name, String campus) {
    return Actor.person(
        new ActorId(name),
        new StaffNumber("2001"),
        name,
        Set.of(Posting.at(campus, Role.RECORDS_STAFF)),
        0);
  }

  @BeforeAll
  void open(@Autowired WebApplicationContext context, @Autowired Organisation organisation) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    organisation.adopt(
        new HospitalProfile(
            "医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(),
            List.of()));
  }

  @BeforeEach
  void admit() {
    record =
        records
            .state(
                new RecordStatement(
                    new StayNumber(
                        new CampusCode("MAIN"), "ZY" + RecordId.next().value().substring(0, 10), 1),
                    Instant.parse("2026-03-01T00:00:00Z"),
                    null,
                    RecordStatement.Person.UNKNOWN,
                    Encounter.unknown(),
                    Map.of()),
                false)
            .id()
            .value();
  }

  @Test
  void paperIsScannedSortedAndFiledAndEachDeedIsOnRecord() throws Exception {
    var begun = send(clerk, HttpMethod.POST, SCANS, Map.of("record", record), null);
    assertThat(begun.getStatus()).as(begun.getContentAsString(UTF_8)).isEqualTo(200);
    var scan = SCANS + "/" + json(begun).path("id").asString();

    var first = picture(clerk, HttpMethod.POST, scan + "/pages?origin=CAMERA", "one", begun);
    assertThat(first.getStatus()).as(first.getContentAsString(UTF_8)).isEqualTo(200);
    var second = picture(clerk, HttpMethod.POST, scan + "/pages?before=0", "two", first);
    var pages = json(second).path("job").path("pages");
    assertThat(pages.size()).isEqualTo(2);
    assertThat(pages.get(1).path("origin").asString()).isEqualTo("CAMERA");

    var again =
        picture(
            clerk,
            HttpMethod.PUT,
            scan + "/pages/" + pages.get(0).path("id").asString(),
            "2",
            second);
    assertThat(json(again).path("pages").get(0).path("picture").asString())
        .isNotEqualTo(pages.get(0).path("picture").asString());

    var seen = send(clerk, HttpMethod.GET, scan + "/pages/" + pages.get(0).path("id").asString());
    assertThat(seen.getContentType()).isEqualTo("image/jpeg");

    var sorted =
        send(
            clerk,
            HttpMethod.PUT,
            scan + "/pages",
            Map.of(
                "pages",
                List.of(placing(pages.get(1), "C0026", 90), placing(pages.get(0), "C0026", 0))),
            again);
    assertThat(sorted.getStatus()).as(sorted.getContentAsString(UTF_8)).isEqualTo(400);
    sorted =
        send(
            clerk,
            HttpMethod.PUT,
            scan + "/pages",
            Map.of(
                "pages",
                List.of(placing(pages.get(1), "C0026", 1), placing(pages.get(0), "C0026", 0))),
            again);
    assertThat(sorted.getStatus()).as(sorted.getContentAsString(UTF_8)).isEqualTo(200);

    var finishing = send(clerk, HttpMethod.POST, scan + "/completion", null, sorted);
    assertThat(json(finishing).path("state").asString()).isEqualTo("FINISHING");
    var done =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> json(send(clerk, HttpMethod.GET, scan)),
                it -> it.path("state").asString().equals("FINISHED"));
    var made = done.path("documents").get(0);
    assertThat(made.path("pages").asInt()).isEqualTo(2);
    var document = documents.find(new DocumentId(made.path("documentId").asString())).orElseThrow();
    assertThat(document.current().channel()).isEqualTo(Channel.SCAN);

    assertThat(send(clerk, HttpMethod.GET, SCANS).getStatus()).isEqualTo(200);
    assertThat(actions())
        .contains(
            AuditAction.SCAN_STARTED,
            AuditAction.SCAN_PAGES_ADDED,
            AuditAction.SCAN_PAGE_VIEWED,
            AuditAction.SCAN_ARRANGED,
            AuditAction.SCAN_FINISHED,
            AuditAction.SCAN_VIEWED,
            AuditAction.INTAKE);
    assertThat(everything()).contains(AuditAction.SCANS_LISTED);
  }

  @Test
  void whoHasNotSeenTheLastChangeIsToldSo() throws Exception {
    var begun = send(clerk, HttpMethod.POST, SCANS, Map.of("record", record), null);
    var scan = SCANS + "/" + json(begun).path("id").asString();
    var same = send(colleague, HttpMethod.POST, SCANS, Map.of("record", record), null);
    assertThat(json(same).path("id").asString()).isEqualTo(json(begun).path("id").asString());

    var added = picture(clerk, HttpMethod.POST, scan + "/pages", "one", begun);
    var late = picture(colleague, HttpMethod.POST, scan + "/pages", "late", same);
    assertThat(late.getStatus()).isEqualTo(412);
    assertThat(json(late).path("type").asString()).endsWith("scan-changed");
    assertThat(send(clerk, HttpMethod.DELETE, scan, null, null).getStatus()).isEqualTo(400);
    assertThat(send(clerk, HttpMethod.DELETE, scan, null, added).getStatus()).isEqualTo(200);
    assertThat(actions()).contains(AuditAction.SCAN_DISCARDED);
  }

  @Test
  void whatIsStillMissingIsNamed() throws Exception {
    var rules = "/api/paper/rules/MAIN";
    var before = json(send(clerk, HttpMethod.GET, rules));
    var wanted =
        Map.of(
            "required",
            List.of(Map.of("category", "C0027", "onlyOperated", false)),
            "campus",
            "MAIN",
            "revision",
            before.path("revision").asLong());
    var set = json(send(clerk, HttpMethod.PUT, rules, wanted, null));
    assertThat(send(clerk, HttpMethod.PUT, rules, wanted, null).getStatus())
        .as("somebody else's change is not overwritten")
        .isEqualTo(412);
    assertThat(send(elsewhere, HttpMethod.GET, rules).getStatus()).isEqualTo(404);
    try {
      var begun = send(clerk, HttpMethod.POST, SCANS, Map.of("record", record), null);
      var scan = SCANS + "/" + json(begun).path("id").asString();
      assertThat(json(begun).path("required").get(0).path("present").asBoolean()).isFalse();
      var added = picture(clerk, HttpMethod.POST, scan + "/pages", "one", begun);
      var loose = send(clerk, HttpMethod.POST, scan + "/completion", null, added);
      assertThat(loose.getStatus()).isEqualTo(409);
      assertThat(json(loose).path("type").asString()).endsWith("scan-without-category");
      var page = json(added).path("job").path("pages").get(0);
      var sorted =
          send(
              clerk,
              HttpMethod.PUT,
              scan + "/pages",
              Map.of("pages", List.of(placing(page, "C0026", 0))),
              added);
      var missing = json(send(clerk, HttpMethod.POST, scan + "/completion", null, sorted));
      assertThat(missing.path("type").asString()).endsWith("paper-missing");
      assertThat(missing.path("messages").path("zh").asString()).contains("麻醉知情同意书");
    } finally {
      send(
          clerk,
          HttpMethod.PUT,
          rules,
          Map.of("required", List.of(), "revision", set.path("revision").asLong()),
          null);
    }
    assertThat(everything())
        .contains(AuditAction.PAPER_RULES_VIEWED, AuditAction.PAPER_RULES_CHANGED);
  }

  @Test
  void scansOfOtherCampusesAreNotThere() throws Exception {
    assertThat(send(elsewhere, HttpMethod.POST, SCANS, Map.of("record", record), null).getStatus())
        .isEqualTo(404);
    var begun = send(clerk, HttpMethod.POST, SCANS, Map.of("record", record), null);
    var scan = SCANS + "/" + json(begun).path("id").asString();
    assertThat(send(elsewhere, HttpMethod.GET, scan).getStatus()).isEqualTo(404);
    var listed = json(send(elsewhere, HttpMethod.GET, SCANS)).path("items").toString();
    assertThat(listed).doesNotContain(record);
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    var begun = send(clerk, HttpMethod.POST, SCANS, Map.of("record", record), null);
    var scan = SCANS + "/" + json(begun).path("id").asString();
    var text = body(clerk, HttpMethod.POST, scan + "/pages", "text".getBytes(UTF_8), begun);
    assertThat(text.getStatus()).isEqualTo(415);
    assertThat(json(text).path("type").asString()).endsWith("not-a-picture");
  }

  private static Map<String, Object> placing(JsonNode page, String category, int quarterTurns) {
    return Map.of(
        "id",
        page.path("id").asString(),
        "category",
        category,
        "startsDocument",
        false,
        "separator",
        false,
        "retouch",
        Map.of(
            "quarterTurns",
            quarterTurns,
            "skew",
            0.5,
            "left",
            0.1,
            "top",
            0,
            "right",
            0,
            "bottom",
            0,
            "brightness",
            1,
            "contrast",
            1.2,
            "grey",
            true));
  }

  private MockHttpServletResponse picture(
      Actor actor, HttpMethod method, String path, String text, MockHttpServletResponse seen)
      throws Exception {
    var bytes = PaperPictures.jpeg(PaperPictures.written(text));
    return body(actor, method, path, bytes, seen);
  }

  private MockHttpServletResponse body(
      Actor actor, HttpMethod method, String path, byte[] bytes, MockHttpServletResponse seen)
      throws Exception {
    return mvc.perform(
            MockMvcRequestBuilders.request(method, path)
                .cookie(new Cookie("XSRF-TOKEN", "t"))
                .header("X-XSRF-TOKEN", "t")
                .header("If-Match", String.valueOf(seen.getHeader("ETag")))
                .contentType(MediaType.IMAGE_JPEG)
                .content(bytes)
                .with(authentication(new ActorAuthentication(actor))))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse send(Actor actor, HttpMethod method, String path)
      throws Exception {
    return send(actor, method, path, null, null);
  }

  private MockHttpServletResponse send(
      Actor actor,
      HttpMethod method,
      String path,
      @Nullable Object body,
      @Nullable MockHttpServletResponse seen)
      throws Exception {
    var asked =
        MockMvcRequestBuilders.request(method, path)
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t")
            .with(authentication(new ActorAuthentication(actor)));
    if (seen != null) {
      asked.header("If-Match", String.valueOf(seen.getHeader("ETag")));
    }
    if (body != null) {
      asked.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body));
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  private JsonNode json(MockHttpServletResponse response) throws Exception {
    return json.readTree(response.getContentAsString(UTF_8));
  }

  private List<AuditAction> actions() {
    return Doors.everything(trail).stream()
        .map(AuditEntry::event)
        .filter(event -> record.equals(event.recordId()))
        .map(event -> event.action())
        .toList();
  }

  private List<AuditAction> everything() {
    return Doors.everything(trail).stream().map(entry -> entry.event().action()).toList();
  }
}
