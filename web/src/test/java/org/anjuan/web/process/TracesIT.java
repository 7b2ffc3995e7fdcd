package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.anjuan.web.AuditedEndpoints;
import org.anjuan.web.process.Visitor.Answer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Walks the endpoints and looks for what each has left in the audit trail, by the answer's
 * correlation identifier.
 */
@Tag("SEC-12")
@Tag("SYS-3")
@ExtendWith(DemoHospital.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {
  private AnjuanProcess application;
  private Visitor records;
  private Visitor auditor;
  private JsonNode record;
  private JsonNode paper;
  private String version;

  @BeforeAll
  void findSomethingToRead(DemoHospital hospital) {
    application = hospital.filled().application();
    records = Visitor.person(application, "records");
    auditor = Visitor.person(application, "auditadmin");
    var hits = records.json("/api/search?q=&order=date&size=20").path("hits");
    for (var hit : hits) {
      record = hit.path("record");
      for (var document : records.json("/api/records/" + id() + "/documents").path("items")) {
        var latest = document.path("versions").path(0);
        if (latest.path("pageCount").asInt() > 0) {
          paper = document;
          version =
              "/api/documents/"
                  + document.path("documentId").asString()
                  + "/versions/"
                  + latest.path("version").asInt();
          return;
        }
      }
    }
    throw new AssertionError("nothing to read in the demonstration hospital");
  }

  @Test
  void everyEndpointLeavesWhatTheTableSays() {
    var walk = walk();
    var checks = new SoftAssertions(); // all rows are told, not the first alone
    for (var row : AuditedEndpoints.rows()) {
      var action = row.action();
      if (action != null && row.elsewhere() == null) {
        checks.check(() -> leaves(walk, row.endpoint(), action));
      }
    }
    checks.assertAll();
  }

  private void leaves(Map<String, Supplier<Answer>> walk, String endpoint, String action) {
    var step = walk.get(endpoint);
    assertThat(step).as("a way to call " + endpoint).isNotNull();
    var answer = step.get();
    assertThat(answer.status()).as(endpoint + " answers " + answer).isBetween(200, 299);
    var event = only(answer, action, endpoint);
    assertThat(event.path("address").asString("")).as(endpoint).isNotEmpty();
    assertThat(event.path("device").asString("")).as(endpoint).contains("Java-http-client");
    assertThat(event.path("actor").asString("")).as(endpoint).isNotEmpty();
    if (endpoint.contains("/records/{id}") || endpoint.contains("/documents/{id}")) {
      assertThat(event.path("recordId").asString("")).as(endpoint).isEqualTo(id());
    }
  }

  @Test
  void searchTermsPagesAndDurationAreOnRecord() {
    var search = records.get("/api/search?q=" + Visitor.encoded("肺炎 \"CT\"") + "&campus=MAIN");
    assertThat(only(search, "SEARCH", "search").path("detail").asString())
        .contains("q=肺炎 \"CT\"")
        .contains("campus=[MAIN]");
    var read = only(viewings(2_500), "PAGES_READ", "viewings");
    assertThat(read.path("pages").asString()).isEqualTo("1");
    assertThat(read.path("millis").asInt()).isEqualTo(2_500);
    assertThat(read.path("roles").asString()).isEqualTo("RECORDS_STAFF");
    var trace = records.json("/api/records/" + id() + "/trace").path("items");
    assertThat(trace.size()).isPositive();
    assertThat(trace.valueStream().map(entry -> entry.path("kind").asString()))
        .contains("VIEW", "ARCHIVE");
  }

  @Test
  void refusalsAreOnRecordWithTheirReason() {
    var nurse = Visitor.person(application, "nurse");
    var right = nurse.get("/api/audit");
    assertThat(right.status()).isEqualTo(403);
    assertThat(only(right, "ACCESS_REFUSED", "right").path("outcome").asString())
        .isEqualTo("REFUSED");
    var wrong = Visitor.stranger(application).logIn("counter", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(only(wrong, "LOG_IN_FAILED", "log-in").path("actor").asString())
        .isEqualTo("counter");
  }

  @Test
  void pagesThatNobodyMayViewOrThatAreNotThereAreNotReported() {
    var nurse = Visitor.person(application, "sysadmin");
    var id = paper.path("documentId").asString();
    var item = Map.of("documentId", id, "version", 1, "page", 1, "millis", 1000);
    assertThat(nurse.post("/api/viewings", Map.of("items", List.of(item))).status()).isEqualTo(403);
    for (var bad : List.of(Map.of("page", 9_999), Map.of("version", 99))) {
      var changed = new LinkedHashMap<String, Object>(item);
      changed.putAll(bad);
      assertThat(records.post("/api/viewings", Map.of("items", List.of(changed))).status())
          .isEqualTo(404);
    }
    for (var bad : List.of(Map.of("millis", 0), Map.of("millis", 99_999_999))) {
      var changed = new LinkedHashMap<String, Object>(item);
      changed.putAll(bad);
      assertThat(records.post("/api/viewings", Map.of("items", List.of(changed))).status())
          .isEqualTo(400);
    }
    var nameless = Map.of("version", 1, "page", 1, "millis", 1000);
    for (var bad : List.of(List.of(nameless), Collections.singletonList(null))) {
      assertThat(records.post("/api/viewings", Map.of("items", bad)).status()).isEqualTo(400);
    }
  }

  private Map<String, Supplier<Answer>> walk() {
    var walk = new LinkedHashMap<String, Supplier<Answer>>();
    var stranger = Visitor.stranger(application);
    walk.put("POST /api/session", () -> stranger.logIn("qc", AnjuanProcess.PASSWORD));
    walk.put("DELETE /api/session", () -> stranger.delete("/api/session"));
    walk.put("GET /api/search", () -> records.get("/api/search?q=" + Visitor.encoded("患者")));
    walk.put("GET /api/records", () -> records.get("/api/records?admissionNo=" + admission()));
    walk.put("GET /api/records/{id}", () -> records.get("/api/records/" + id()));
    walk.put(
        "GET /api/records/{id}/documents",
        () -> records.get("/api/records/" + id() + "/documents"));
    walk.put("GET /api/records/{id}/trace", () -> records.get("/api/records/" + id() + "/trace"));
    walk.put(
        "GET /api/documents/{id}",
        () -> records.get("/api/documents/" + paper.path("documentId").asString()));
    var document = "GET /api/documents/{id}/versions/{n}";
    walk.put(document + "/pages/{p}", () -> records.get(version + "/pages/1"));
    walk.put(document + "/pages/{p}/thumbnail", () -> records.get(version + "/pages/1/thumbnail"));
    walk.put(document + "/text", () -> records.get(version + "/text"));
    walk.put(document + "/find", () -> records.get(version + "/find?q=" + Visitor.encoded("病")));
    walk.put(document + "/content", () -> records.get(version + "/content"));
    walk.put("POST /api/viewings", () -> viewings(1_500));
    walk.put("POST /api/intake", this::push);
    walk.put(
        "POST /api/intake/encounters",
        () -> system().post("/api/intake/encounters", meta("TRACE-STAY")));
    addQuarantine(walk);
    addAudit(walk);
    walk.putAll(
        new AdministrationWalk(application, records)
            .steps(id(), () -> records.bytes(version + "/pages/1")));
    return walk;
  }

  private void addQuarantine(Map<String, Supplier<Answer>> walk) {
    var path = "/api/quarantine";
    walk.put("GET /api/quarantine", () -> records.get(path));
    walk.put("GET /api/quarantine/{id}/content", () -> records.get(path + held() + "/content"));
    // Whether it can be taken in this time is another matter: the attempt is on record.
    walk.put(
        "POST /api/quarantine/{id}/retry",
        () -> attempted(records.post(path + held() + "/retry", Map.of())));
    walk.put(
        "POST /api/quarantine/{id}/assign",
        () -> attempted(records.post(path + held() + "/assign", meta("TRACE-ASSIGNED"))));
  }

  private void addAudit(Map<String, Supplier<Answer>> walk) {
    walk.put("GET /api/audit", () -> auditor.get("/api/audit?action=LOG_IN"));
    walk.put("GET /api/audit/verification", () -> auditor.get("/api/audit/verification"));
    walk.put(
        "POST /api/audit/verification/whole",
        () -> auditor.post("/api/audit/verification/whole", Map.of()));
    walk.put(
        "GET /api/audit/export", () -> auditor.get("/api/audit/export?format=xlsx&kind=LOG_IN"));
    walk.put("GET /api/audit/anchors/export", () -> auditor.get("/api/audit/anchors/export"));
    walk.put("GET /api/audit/anomalies", () -> auditor.get("/api/audit/anomalies"));
    walk.put(
        "PUT /api/audit/anomaly-rules/{id}",
        () ->
            auditor.put(
                "/api/audit/anomaly-rules/walk",
                Map.of(
                    "kind",
                    "MANY_RECORDS",
                    "enabled",
                    false,
                    "limit",
                    100,
                    "minutes",
                    10,
                    "from",
                    "22:00",
                    "to",
                    "06:00",
                    "version",
                    0)));
    walk.put(
        "POST /api/system/index/rebuild",
        () -> Visitor.person(application, "sysadmin").post("/api/system/index/rebuild", Map.of()));
  }

  private static Answer attempted(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isIn(200, 422);
    return new Answer(200, answer.type(), answer.body(), answer.correlation());
  }

  private JsonNode only(Answer answer, String action, String what) {
    assertThat(answer.correlation()).as(what).hasSize(26);
    var events = auditor.json("/api/audit?correlation=" + answer.correlation()).path("items");
    return events
        .valueStream()
        .filter(event -> event.path("action").asString().equals(action))
        .findFirst()
        .orElseThrow(() -> new AssertionError(what + " left " + events));
  }

  private Answer viewings(int millis) {
    var item =
        Map.of(
            "documentId",
            paper.path("documentId").asString(),
            "version",
            paper.path("versions").path(0).path("version").asInt(),
            "page",
            1,
            "millis",
            millis);
    return records.post("/api/viewings", Map.of("items", List.of(item)));
  }

  private Answer push() {
    return system().push(meta("TRACE-PUSH"), "note.pdf", new PaperMill("T", 7).pdf(1).content());
  }

  private Visitor system() {
    return Visitor.system(application, Feeder.tokenIn(application.data()));
  }

  private static Map<String, Object> meta(String id) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("sourceSystem", "TEST");
    meta.put("sourceDocumentId", id);
    meta.put("sourceVersion", 1);
    meta.put("campus", "MAIN");
    meta.put("admissionNo", id);
    meta.put("visitNo", 1);
    meta.put("category", "C0038");
    meta.put("title", "护理记录");
    return meta;
  }

  private String held() {
    var held = records.json("/api/quarantine").path("items");
    assertThat(held.size()).as("something in quarantine").isPositive();
    return "/" + held.path(0).path("id").asString();
  }

  private String id() {
    return record.path("id").asString();
  }

  private String admission() {
    return record.path("admissionNo").asString();
  }
}
