package org.anjuan.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SYS-3")
@SpringBootTest(classes = Doors.class)
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS) // a trail that nobody else has written to
class AuditControllerTests {
  @Autowired private AuditTrail trail;
  @Autowired private MongoOperations mongo;
  private MockMvc mvc;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  void auditIsFoundByItsConditionsAndTheLookingIsOnRecord() throws Exception {
    var nurse = Doors.someone(Role.NURSE);
    trail.append(
        AuditEvent.of(nurse, AuditAction.VIEW_PAGE, Instant.now())
            .record("r1")
            .document("d1")
            .version(2)
            .page(3));
    trail.append(AuditEvent.of(nurse, AuditAction.DOWNLOAD, Instant.now()).record("r1"));
    var found =
        json(
            ask(
                "/api/audit?action=VIEW_PAGE&actor=nurse&from="
                    + trail.today()
                    + "&to="
                    + trail.today()));
    assertThat(found.get("items")).hasSize(1);
    var item = found.get("items").get(0);
    assertThat(item.get("action").asString()).isEqualTo("VIEW_PAGE");
    assertThat(item.get("outcome").asString()).isEqualTo("SUCCESS");
    assertThat(item.get("day").asString()).isEqualTo(trail.today().toString());
    assertThat(item.get("documentId").asString()).isEqualTo("d1");
    assertThat(item.get("page").asInt()).isEqualTo(3);
    assertThat(item.path("detail").isEmpty()).isTrue();
    assertThat(found.path("next").isEmpty()).isTrue();
    assertThat(Doors.everything(trail).getLast().event().action())
        .isEqualTo(AuditAction.AUDIT_SEARCHED);
  }

  @Test
  void verificationNamesTheFirstBreak() throws Exception {
    var nurse = Doors.someone(Role.NURSE);
    trail.append(AuditEvent.of(nurse, AuditAction.VIEW_RECORD, Instant.now()).record("r1"));
    var place =
        trail.append(AuditEvent.of(nurse, AuditAction.VIEW_RECORD, Instant.now()).record("r2"));
    var whole = json(ask("/api/audit/verification"));
    assertThat(whole.get("days")).hasSize(1);
    assertThat(whole.get("days").get(0).get("intact").asBoolean()).isTrue();
    assertThat(whole.get("days").get(0).path("firstBroken").isEmpty()).isTrue();

    mongo
        .getCollection("audit")
        .updateOne(Filters.eq("_id", place.id()), Updates.set("recordId", "r3"));
    var broken = json(ask("/api/audit/verification?day=" + trail.today())).get("days").get(0);
    assertThat(broken.get("intact").asBoolean()).isFalse();
    assertThat(broken.get("firstBroken").asLong()).isEqualTo(place.seq());
    assertThat(broken.get("damage").asString()).isEqualTo("CHANGED");
    mongo
        .getCollection("audit")
        .updateOne(Filters.eq("_id", place.id()), Updates.set("recordId", "r2"));
    assertThat(trail.verify(trail.today()).intact()).isTrue();
  }

  @Test
  void emptyQuestionIsDescribedInWords() throws Exception {
    ask("/api/audit");
    assertThat(lastSearch()).isEqualTo("everything");
    ask("/api/audit?actor=nurse&kind=LOG_IN&q=肺炎");
    assertThat(lastSearch()).isEqualTo("actor=nurse kind=LOG_IN q=肺炎");
  }

  /** What the last search was described as; a verification may be writing beside it. */
  private String lastSearch() {
    return Doors.everything(trail).stream()
        .filter(entry -> entry.event().action() == AuditAction.AUDIT_SEARCHED)
        .reduce((earlier, later) -> later)
        .map(entry -> String.valueOf(entry.event().detail()))
        .orElseThrow();
  }

  @Test
  void listPagesByCursorAndCountsOnce() throws Exception {
    var nurse = Doors.someone(Role.NURSE);
    for (var i = 0; i < 130; i++) {
      trail.append(AuditEvent.of(nurse, AuditAction.LOG_OUT, Instant.now()));
    }
    var first = json(ask("/api/audit?action=LOG_OUT"));
    assertThat(first.get("items")).hasSize(100);
    assertThat(first.get("total").asLong()).isEqualTo(130);
    var rest = json(ask("/api/audit?action=LOG_OUT&cursor=" + first.get("next").asString()));
    assertThat(rest.get("items")).hasSize(30);
    assertThat(rest.path("total").isNumber()).isFalse();
  }

  @Test
  @Tag("SEC-12")
  void exportHoldsAllThatMatchesAndNoFormulas() throws Exception {
    var nurse = Doors.someone(Role.NURSE);
    var terms =
        List.of("=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "a,\"b\"", "平常");
    for (var term : terms) {
      trail.append(
          AuditEvent.of(nurse, AuditAction.SEARCH, Instant.now()).record("x1").detail(term));
    }
    for (var i = 0; i < 600; i++) {
      trail.append(AuditEvent.of(nurse, AuditAction.SEARCH, Instant.now()).record("x1"));
    }
    var csv = download("/api/audit/export?recordId=x1&format=csv");
    assertThat(csv.getHeader("X-Total-Rows")).isEqualTo("607");
    var text = csv.getContentAsString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF日期,").contains("\"a,\"\"b\"\"\"", ",'+1", ",'@SUM(A1)");
    assertThat(text.lines())
        .hasSize(609)
        .noneMatch(line -> line.contains(",=") || line.contains(",+"));
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(
                download("/api/audit/export?recordId=x1&format=xlsx&lang=en")
                    .getContentAsByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(609);
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("day");
      assertThat(rows.stream().map(row -> row.getCellText(18)))
          .contains("'=HYPERLINK(\"http://x\")", "'+1", "'-1", "平常");
    }
    assertThat(Doors.everything(trail).getLast().event().action())
        .isEqualTo(AuditAction.AUDIT_EXPORTED);
    assertThat(Doors.everything(trail).getLast().event().detail()).isEqualTo("XLSX record=x1");
  }

  @Test
  void allDaysAreVerifiedByOneRunAtATime() throws Exception {
    assertThat(json(ask("/api/audit/verification/whole")).path("run").isEmpty()).isTrue();
    assertThat(post("/api/audit/verification/whole", "").getStatus()).isEqualTo(202);
    var again = post("/api/audit/verification/whole", "");
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(json(again).get("type").asString())
        .isEqualTo("urn:anjuan:problem:verification-running");
    var run = json(ask("/api/audit/verification/whole")).get("run");
    assertThat(run.get("running").asBoolean()).isTrue();
    assertThat(run.get("days").asInt()).isPositive();
  }

  @Test
  void anchorsAreHandedOutWithAManual() throws Exception {
    assertThat(json(ask("/api/audit/anchors")).get("items")).isEmpty();
    try (var zip =
        new ZipInputStream(
            new ByteArrayInputStream(
                download("/api/audit/anchors/export").getContentAsByteArray()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("README.txt");
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("openssl");
    }
  }

  @Test
  void ruleIsChangedOverTheVersionThatWasRead() throws Exception {
    var rules = json(ask("/api/audit/anomaly-rules")).get("items");
    assertThat(rules).hasSizeGreaterThanOrEqualTo(4);
    var draft =
        "{'kind':'REPEATED_REFUSALS','enabled':true,'limit':7,'minutes':5,'from':'22:00',"
            + "'to':'06:00','tags':[],'exceptRoles':[],'version':0}";
    var path = "/api/audit/anomaly-rules/refusals";
    assertThat(json(send(put(path), draft)).get("version").asInt()).isEqualTo(1);
    assertThat(send(put(path), draft).getStatus()).isEqualTo(409);
    var wrong = send(put(path), draft.replace("'limit':7", "'limit':0"));
    assertThat(wrong.getStatus()).isEqualTo(400);
    assertThat(json(wrong).get("field").asString()).isEqualTo("limit");
    assertThat(send(put(path), draft.replace("22:00", "late")).getStatus()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/audit?from=yesterday",
        "/api/audit?action=FLY",
        "/api/audit/verification?day=2026-02-31"
      })
  void unreadableConditionIsNamed(String path) throws Exception {
    var answer = ask(path);
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:anjuan:problem:bad-parameter");
    assertThat(json(answer).get("field").asString()).isIn("from", "action", "day");
  }

  private MockHttpServletResponse ask(String path) throws Exception {
    var auditor = new ActorAuthentication(Doors.someone(Role.AUDIT_ADMIN));
    return mvc.perform(get(path).with(authentication(auditor))).andReturn().getResponse();
  }

  private MockHttpServletResponse download(String path) throws Exception {
    var auditor = new ActorAuthentication(Doors.someone(Role.AUDIT_ADMIN));
    var begun = mvc.perform(get(path).with(authentication(auditor))).andReturn();
    return mvc.perform(asyncDispatch(begun)).andReturn().getResponse();
  }

  private MockHttpServletResponse post(String path, String body) throws Exception {
    return send(MockMvcRequestBuilders.post(path), body);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder asked, String body)
      throws Exception {
    var auditor = new ActorAuthentication(Doors.someone(Role.AUDIT_ADMIN));
    return mvc.perform(
            asked
                .with(authentication(auditor))
                .cookie(new Cookie("XSRF-TOKEN", "t"))
                .header("X-XSRF-TOKEN", "t")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')))
        .andReturn()
        .getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }
}
