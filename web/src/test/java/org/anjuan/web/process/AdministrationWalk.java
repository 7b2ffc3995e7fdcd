package org.anjuan.web.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.anjuan.web.process.Visitor.Answer;
import org.dhatim.fastexcel.Workbook;
import tools.jackson.databind.JsonNode;

/**
 * A way to call each endpoint that administrators change things with. What it adds is its own and
 * mostly inactive, what it changes it leaves as it was: others use the same hospital.
 */
final class AdministrationWalk {
  private static final String SHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String ACCOUNT = "/api/people/accounts/walk";
  private static final String RULE = "WALK";

  private final AnjuanProcess application;
  private final Visitor records;
  private final Visitor system;
  private final Visitor security;
  private final Map<String, Supplier<Answer>> steps = new LinkedHashMap<>();

  AdministrationWalk(AnjuanProcess application, Visitor records) {
    this.application = application;
    this.records = records;
    this.system = Visitor.person(application, "sysadmin");
    this.security = Visitor.person(application, "secadmin");
  }

  /**
   * The steps by endpoint.
   *
   * @param record one that records staff may see
   * @param picture of a page, as a JPEG
   */
  Map<String, Supplier<Answer>> steps(String record, Supplier<byte[]> picture) {
    system.post(
        "/api/people/accounts", Map.of("username", "walk", "name", "走查", "staffNo", "990001"));
    addAccounts();
    addOrganisation();
    addTokens();
    addGrants(record);
    addRules();
    addWatermarks(picture);
    return steps;
  }

  private void addAccounts() {
    steps.put(
        "PUT /api/people/accounts/{username}",
        () -> system.put(ACCOUNT, Map.of("name", "走查二", "staffNo", "990001"), seen()));
    steps.put(
        "PUT /api/people/accounts/{username}/rights",
        () ->
            security.put(
                ACCOUNT + "/rights",
                Map.of(
                    "postings",
                    List.of(Map.of("role", "QC_REVIEWER", "campus", "MAIN")),
                    "clearance",
                    0),
                seen()));
    steps.put(
        "POST /api/people/accounts/{username}/unlocking",
        () -> security.post(ACCOUNT + "/unlocking", Map.of()));
    steps.put(
        "DELETE /api/people/accounts/{username}/second-factor",
        () -> security.delete(ACCOUNT + "/second-factor"));
    steps.put(
        "DELETE /api/people/accounts/{username}/sessions",
        () -> {
          logIn();
          return security.delete(ACCOUNT + "/sessions");
        });
    steps.put(
        "DELETE /api/people/accounts/{username}/sessions/{handle}",
        () -> {
          logIn();
          var open = security.json(ACCOUNT + "/sessions").path(0).path("handle").asString();
          return security.delete(ACCOUNT + "/sessions/" + open);
        });
    steps.put(
        "POST /api/people/accounts/import",
        () ->
            system.upload(
                "/api/people/accounts/import?apply=true",
                SHEET,
                sheet(List.of("用户名", "姓名", "工号", "启用"), List.of("walk2", "走查三", "990002", "否"))));
    steps.put(
        "PUT /api/people/rules",
        () -> {
          var present = security.json("/api/people/rules");
          return security.put(
              "/api/people/rules", present.path("rules"), present.path("version").asLong());
        });
  }

  private void addOrganisation() {
    var campuses = "/api/people/campuses";
    var campus = Map.of("code", RULE, "name", "走查院区", "active", false);
    steps.put("POST /api/people/campuses", () -> system.post(campuses, campus));
    steps.put(
        "PUT /api/people/campuses/{code}", () -> system.put(campuses + "/" + RULE, campus, 0));
    var departments = "/api/people/departments";
    var department = Map.of("code", RULE, "name", "走查科", "campus", "MAIN", "active", false);
    steps.put("POST /api/people/departments", () -> system.post(departments, department));
    steps.put(
        "PUT /api/people/departments/{code}",
        () -> system.put(departments + "/" + RULE, department, 0));
    steps.put("GET /api/people/departments/export", () -> system.get(departments + "/export"));
    steps.put(
        "POST /api/people/departments/import",
        () ->
            system.upload(
                departments + "/import?apply=true",
                SHEET,
                sheet(
                    List.of("code", "name", "campus", "kind", "ward", "active"),
                    List.of("WALK2", "走查二科", "MAIN", "INPATIENT", "no", "no"))));
  }

  private void addTokens() {
    var wanted =
        Map.of(
            "owner", "WALK", "rights", List.of("INTAKE_PUSH"), "addresses", List.of("10.1.0.0/16"));
    steps.put("POST /api/people/tokens", () -> security.post("/api/people/tokens", wanted));
    steps.put(
        "POST /api/people/tokens/{id}/revocation",
        () -> {
          var id = security.post("/api/people/tokens", wanted).json().path("id").asString();
          return security.post("/api/people/tokens/" + id + "/revocation", Map.of());
        });
  }

  private void addGrants(String record) {
    steps.put("GET /api/grants", () -> security.get("/api/grants"));
    steps.put(
        "POST /api/grants/{id}/withdrawal",
        () -> {
          var given = records.post("/api/grants", grant(record)).json();
          return records.post(
              "/api/grants/" + given.path("id").asString() + "/withdrawal",
              Map.of("reason", "走查结束"));
        });
    steps.put(
        "POST /api/access/simulation",
        () ->
            security.post(
                "/api/access/simulation",
                Map.of("user", "doctor", "record", record, "action", "VIEW")));
  }

  /** To one who sees the record anyway. */
  private static Map<String, ?> grant(String record) {
    return Map.of(
        "beneficiaryKind",
        "PERSON",
        "beneficiary",
        "qc",
        "kind",
        "RECORDS",
        "records",
        Set.of(record),
        "actions",
        Set.of("SEARCH", "VIEW"),
        "until",
        Instant.now().plus(Duration.ofHours(1)).toString(),
        "reason",
        "走查");
  }

  private void addRules() {
    var nobody = Map.of("persons", List.of("qc"), "roles", List.of(), "departments", List.of());
    put(
        "category-templates",
        Map.of("name", "走查", "english", "walk", "categories", Set.of("C0038")));
    put(
        "category-rules",
        Map.of(
            "name",
            "走查",
            "reason",
            "走查",
            "categories",
            Set.of("C0038"),
            "closedTo",
            nobody,
            "visitors",
            nobody,
            "openToTreating",
            false));
    put(
        "tags",
        Map.of(
            "name",
            "走查",
            "english",
            "walk",
            "colour",
            "#336699",
            "restricting",
            false,
            "visitors",
            nobody,
            "openToTreating",
            true));
    put(
        "tag-rules",
        Map.of(
            "name",
            "走查",
            "confidentiality",
            1,
            "diagnoses",
            List.of("Z99.9"),
            "clearPeople",
            false));
    put(
        "places",
        Map.of(
            "name",
            "走查",
            "reason",
            "走查",
            "ranges",
            List.of("203.0.113.0/24"),
            "barred",
            true,
            "works",
            List.of()));
    steps.put("POST /api/tag-rules/run", () -> security.post("/api/tag-rules/run", Map.of()));
  }

  /** A rule of the book, inactive. */
  private void put(String book, Map<String, ?> wanted) {
    var body = new LinkedHashMap<String, Object>(wanted);
    body.put("active", false);
    body.put("revision", 0);
    steps.put(
        "PUT /api/" + book + "/{code}", () -> security.put("/api/" + book + "/" + RULE, body));
  }

  private void addWatermarks(Supplier<byte[]> picture) {
    steps.put(
        "PUT /api/watermark/templates/{campus}",
        () -> {
          var all = system.json("/api/watermark/templates").path("items");
          var present = all.path(0).path("current");
          return system.put(
              "/api/watermark/templates/" + all.path(0).path("campus").asString(),
              Map.of("version", present.path("version"), "settings", present.path("settings")));
        });
    steps.put(
        "POST /api/watermark/reading",
        () ->
            Visitor.person(application, "auditadmin")
                .upload("/api/watermark/reading", "image/jpeg", picture.get()));
  }

  private void logIn() {
    JsonNode given =
        security.post(ACCOUNT + "/password", Map.of("reason", "walk", "emergency", true)).json();
    Visitor.stranger(application).logIn("walk", given.path("password").asString());
  }

  private long seen() {
    return system.json(ACCOUNT).path("version").asLong();
  }

  @SafeVarargs
  private static byte[] sheet(List<String>... rows) {
    var file = new ByteArrayOutputStream();
    try (var book = new Workbook(file, "walk", "1.0")) {
      var sheet = book.newWorksheet("walk");
      for (var row = 0; row < rows.length; row++) {
        for (var column = 0; column < rows[row].size(); column++) {
          sheet.value(row, column, rows[row].get(column));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
