package org.anjuan.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.CategoryRule;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Film;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.PatientDetails;
import org.anjuan.archive.record.RecordDocument;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordState;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every path by which a record or the bytes of a document leave × every role × every reason to be
 * closed. Everybody is at MAIN in 0301, has staff number 1001 and clearance 0.
 */
@Tag("SEC-3")
@Tag("SEC-5")
@Tag("SEC-9")
@Tag("TAG-1")
@Tag("BRW-3")
@SpringBootTest(classes = ReadingRoom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ReadingRoom")
class BytePathMatrixTests {
  private static final List<String> CASES =
      List.of(
          "own department",
          "other department",
          "other campus",
          "sealed",
          "above clearance",
          "tag-closed",
          "expired grant",
          "withdrawn grant",
          "granted",
          "category closed");
  private static final Instant NOW = Instant.now().minusSeconds(5);

  private final Map<String, String> records = new HashMap<>();
  private final Map<String, String> documents = new HashMap<>();
  private MockMvc mvc;

  @BeforeAll
  void fill(
      @Autowired WebApplicationContext context,
      @Autowired MongoOperations mongo,
      @Autowired Grants grants,
      @Autowired RuleStore<TagDefinition> tags,
      @Autowired RuleStore<CategoryRule> rules) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    tags.put(
        new TagDefinition(
            new RuleId("DISPUTE"),
            "纠纷",
            "Dispute",
            "#ff0000",
            true,
            Audience.NOBODY,
            true,
            true,
            1));
    rules.put(
        new CategoryRule(
            new RuleId("CASE_DISCUSSION"),
            "讨论记录不开放",
            null,
            Set.of("C0040"),
            Audience.NOBODY,
            Audience.NOBODY,
            false,
            null,
            null,
            "医务处规定",
            true,
            1));
    for (var what : CASES) {
      var elsewhere = what.contains("grant") || what.equals("other campus");
      var record = RecordId.next().value();
      var document = DocumentId.next().value();
      var category = what.equals("category closed") ? "C0040" : "C0034";
      records.put(what, record);
      documents.put(what, document);
      mongo.insert(
          record(
              record,
              document,
              category,
              elsewhere ? "EAST" : "MAIN",
              elsewhere || what.equals("other department") ? "0402" : "0301",
              what));
      mongo.insert(document(document, record, category));
      if (what.contains("grant")) {
        grant(grants, record, what);
      }
    }
  }

  @Test
  void everyPathIsOpenToWhomTheRuleBookOpensItAndToNobodyElse() throws Exception {
    var wrong = new ArrayList<String>();
    var asked = 0;
    for (var role : Role.values()) {
      for (var what : CASES) {
        for (var path : paths(records.get(what), documents.get(what))) {
          var expected = expected(role, what, path);
          var status = status(Doors.someone(role), path, false);
          asked++;
          if (status != expected) {
            wrong.add(role + ", " + what + ": " + path + " → " + status + ", not " + expected);
          }
          if (path.endsWith("/content") && expected != 200) {
            assertThat(status(Doors.someone(role), path, true))
                .as("%s, %s: a range", role, what)
                .isEqualTo(expected);
          }
        }
      }
    }
    assertThat(asked).isEqualTo(Role.values().length * CASES.size() * 13);
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("ING-10")
  void playingAFilmLeavesATraceAsSeeingAPageDoes(@Autowired AuditTrail trail) throws Exception {
    var document = documents.get("own department");
    for (var what : List.of("/film", "/poster")) {
      var before = viewings(trail, document);
      status(
          Doors.someone(Role.PHYSICIAN), "/api/documents/" + document + "/versions/1" + what, true);
      assertThat(viewings(trail, document)).as(what).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("GEN-5")
  void takingAnEnclosedFileIsADownload(@Autowired AuditTrail trail) throws Exception {
    var document = documents.get("own department");
    var path = "/api/documents/" + document + "/versions/1/enclosed/";
    assertThat(status(Doors.someone(Role.RECORDS_STAFF), path + "1", false)).isEqualTo(200);
    assertThat(status(Doors.someone(Role.RECORDS_STAFF), path + "2", false)).isEqualTo(404);
    assertThat(Doors.everything(trail))
        .anyMatch(entry ->
            entry.event().action() == AuditAction.DOWNLOAD
                && String.valueOf(document).equals(entry.event().what().documentId()));
  }

  private static long viewings(AuditTrail trail, @Nullable String document) {
    return Doors.everything(trail).stream()
        .filter(entry -> entry.event().action() == AuditAction.VIEW_PAGE)
        .filter(entry -> String.valueOf(document).equals(entry.event().what().documentId()))
        .count();
  }

  @Test
  @Tag("SEC-13")
  void treeCountsWhatIsClosedAndNamesNoneOfIt() throws Exception {
    var path = "/api/records/" + records.get("category closed") + "/documents";
    var answer =
        mvc.perform(get(path).with(as(Doors.someone(Role.RECORDS_STAFF))))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer).contains("\"items\":[]", "\"category\":\"C0040\"", "\"count\":1");
    assertThat(answer).doesNotContain(String.valueOf(documents.get("category closed")), "秘密的标题");
  }

  private static int expected(Role role, String what, String path) {
    if (role.isAdministrator()) {
      return 403;
    }
    var wholeCampus =
        role == Role.RECORDS_STAFF || role == Role.QC_REVIEWER || role == Role.COUNTER_CLERK;
    var open =
        switch (what) {
          case "own department", "granted" -> true;
          case "other department" -> wholeCampus;
          case "category closed" -> path.startsWith("/api/records/");
          default -> false;
        };
    var downloads =
        (role == Role.RECORDS_STAFF || role == Role.COUNTER_CLERK) && !what.equals("granted");
    var taken =
        path.endsWith("/content") || path.endsWith("/export") || path.endsWith("/enclosed/1");
    return open && (downloads || !taken) ? 200 : 404;
  }

  private static List<String> paths(String record, String document) {
    var version = "/api/documents/" + document + "/versions/1";
    return List.of(
        "/api/records/" + record,
        "/api/records/" + record + "/documents",
        "/api/documents/" + document,
        version + "/pages/1",
        version + "/pages/1/thumbnail",
        version + "/text",
        version + "/find?q=a",
        version + "/changes?since=1",
        version + "/content",
        version + "/film",
        version + "/poster",
        version + "/enclosed/1",
        version + "/export");
  }

  private int status(Actor actor, String path, boolean range) throws Exception {
    var request = get(path).with(as(actor));
    if (range) {
      request.header(HttpHeaders.RANGE, "bytes=0-3");
    }
    return mvc.perform(request).andReturn().getResponse().getStatus();
  }

  private static RequestPostProcessor as(Actor actor) {
    return authentication(new ActorAuthentication(actor));
  }

  /** To everybody who reads. */
  private static void grant(Grants grants, String record, String what) {
    for (var role : Role.values()) {
      if (role.isAdministrator()) {
        continue;
      }
      var expired = what.startsWith("expired");
      var grant =
          grants.draft(
              new Beneficiary(Beneficiary.Kind.ROLE, role.name()),
              Grant.Kind.RECORDS,
              new Reach(Set.of(), Set.of(), null, Set.of(record), null, Set.of(), null, null),
              Set.of(Action.SEARCH, Action.VIEW, Action.READ_TEXT),
              Set.of(),
              null,
              0,
              Set.of(),
              NOW.minus(Duration.ofDays(2)),
              expired ? NOW.minus(Duration.ofDays(1)) : NOW.plus(Duration.ofDays(1)),
              "会诊",
              Grant.Origin.DIRECT,
              Doors.someone(Role.SECURITY_ADMIN));
      grants.add(grant);
      if (what.startsWith("withdrawn")) {
        assertThat(grants.withdraw(grant.id(), new Grant.Withdrawal("secadmin", NOW, "不再需要")))
            .isTrue();
      }
    }
  }

  private static MedicalRecord record(
      String id, String document, String category, String campus, String department, String what) {
    var stay = new StayNumber(new CampusCode(campus), "ZY" + id.substring(0, 8), 1);
    return new MedicalRecord(
        new RecordId(id),
        "test|" + id,
        stay,
        null,
        null,
        new PatientDetails(null, null, null, null, null, null),
        new Encounter(
            null,
            null,
            null,
            null,
            said(department),
            null,
            said("1002"),
            null,
            null,
            null,
            null,
            null,
            null),
        Map.of(),
        RecordState.COLLECTING,
        what.equals("above clearance") ? 1 : 0,
        what.equals("sealed"),
        what.equals("tag-closed") ? List.of("DISPUTE") : List.of(),
        null,
        Map.of(document, new RecordDocument(document, category, 1, 1, 1)),
        NOW,
        NOW,
        1);
  }

  private static @Nullable Stated<String> said(String value) {
    return Stated.of(value, NOW);
  }

  private static Film film() {
    var blob = new BlobId(RecordId.next().value());
    return new Film(Film.State.READY, 5_000, 640, 360, blob, blob, 10, null);
  }

  private static ArchivedDocument document(String id, String record, String category) {
    var version =
        new DocumentVersion(
            1,
            new BlobId(RecordId.next().value()),
            "0".repeat(64),
            10,
            "application/pdf",
            null,
            Channel.HTTP,
            NOW,
            null,
            Set.of(),
            Reading.DONE,
            new Extracted(1, null, null, 0, NOW, film(), List.of("a.xml")));
    return new ArchivedDocument(
        new DocumentId(id),
        new SourceKey("EMR", id),
        new RecordId(record),
        new CategoryCode(category),
        "秘密的标题",
        null,
        null,
        null,
        NOW,
        List.of(version),
        1);
  }
}
