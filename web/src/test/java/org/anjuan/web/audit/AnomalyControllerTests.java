package org.anjuan.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("SEC-12")
@SpringBootTest(classes = Doors.class)
class AnomalyControllerTests {
  @Autowired private AuditTrail trail;
  @Autowired private MongoOperations mongo;
  private MockMvc mvc;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  void anomalyLeadsToItsEventsAndIsAcknowledgedOnceWithANote() throws Exception {
    var place =
        trail.append(
            AuditEvent.of(Doors.someone(Role.NURSE), AuditAction.VIEW_RECORD, Instant.now())
                .record("r1"));
    var id = place.id() + "-many-records";
    mongo
        .getCollection("anomalies")
        .insertOne(
            new Document("_id", id)
                .append("rule", "many-records")
                .append("ruleVersion", 0)
                .append("kind", "MANY_RECORDS")
                .append("at", Date.from(Instant.now()))
                .append("actor", "nurse")
                .append("actorName", "nurse")
                .append("count", 1)
                .append("events", List.of(place.id()))
                .append("acknowledgedBy", null)
                .append("audited", true));
    var path = "/api/audit/anomalies";
    assertThat(json(send(get(path + "?open=true"))).get("items")).hasSize(1);
    var events = json(send(get(path + "/" + id + "/events"))).get("items");
    assertThat(events.get(0).get("recordId").asString()).isEqualTo("r1");
    assertThat(last()).isEqualTo(AuditAction.AUDIT_SEARCHED);

    var acknowledge = path + "/" + id + "/acknowledgement";
    assertThat(send(body(acknowledge, "{\"note\":\" \"}")).getStatus()).isEqualTo(400);
    assertThat(send(body(acknowledge, "{\"note\":\"值班\"}")).getStatus()).isEqualTo(204);
    assertThat(last()).isEqualTo(AuditAction.ANOMALY_ACKNOWLEDGED);
    assertThat(send(body(acknowledge, "{\"note\":\"again\"}")).getStatus()).isEqualTo(409);
    assertThat(json(send(get(path + "?open=true"))).get("items")).isEmpty();
    assertThat(json(send(get(path))).get("items").get(0).get("note").asString()).isEqualTo("值班");
    assertThat(send(get(path + "/nothing/events")).getStatus()).isEqualTo(404);
  }

  /** The auditor's last deed; verifications of other tests may end meanwhile. */
  private AuditAction last() {
    return Doors.everything(trail).stream()
        .map(AuditEntry::event)
        .filter(event -> event.action() != AuditAction.AUDIT_VERIFIED)
        .toList()
        .getLast()
        .action();
  }

  private static MockHttpServletRequestBuilder body(String path, String json) {
    return post(path).contentType(MediaType.APPLICATION_JSON).content(json);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder asked) throws Exception {
    var auditor = new ActorAuthentication(Doors.someone(Role.AUDIT_ADMIN));
    return mvc.perform(
            asked
                .with(authentication(auditor))
                .cookie(new Cookie("XSRF-TOKEN", "t"))
                .header("X-XSRF-TOKEN", "t"))
        .andReturn()
        .getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }
}
