package org.anjuan.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SYS-3")
@SpringBootTest(classes = Doors.class)
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

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }
}
