package org.anjuan.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.access.NetworkPlace;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.web.Doors;
import org.anjuan.web.access.ReadingRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("QRY-4")
@Tag("SEC-11")
@SpringBootTest(classes = ReadingRoom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ReadingRoom")
class ExportTests {
  private static final String ELSEWHERE = "10.99.0.0/16";

  private final Actor clerk =
      Actor.person(
          new ActorId("exporter"),
          new StaffNumber("2001"),
          "病案员",
          Set.of(Posting.at("MAIN", Role.RECORDS_STAFF)),
          0);
  private final Actor nurse = Doors.someone(Role.NURSE);
  private MockMvc mvc;
  private AuditTrail trail;
  private MongoOperations mongo;
  private RuleStore<NetworkPlace> places;
  private String first = "";
  private String second = "";
  private String east = "";

  @BeforeAll
  void fill(
      @Autowired WebApplicationContext context,
      @Autowired MedicalRecords records,
      @Autowired Organisation organisation,
      @Autowired Accounts accounts,
      @Autowired MongoOperations mongo,
      @Autowired RuleStore<NetworkPlace> places,
      @Autowired AuditTrail trail) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.trail = trail;
    this.mongo = mongo;
    this.places = places;
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
            new Username("exporter"),
            "Anjuan@2026",
            "病案员",
            new StaffNumber("2001"),
            clerk.postings(),
            0,
            false));
    first = filled(records, "MAIN", "EX1");
    second = filled(records, "MAIN", "EX2");
    east = filled(records, "EAST", "EX3");
  }

  @AfterEach
  void openAllPlaces() {
    for (var work : BulkWork.values()) {
      places
          .find(new RuleId(work.name()))
          .ifPresent(place -> places.put(placed(work, false, place.revision() + 1)));
    }
    mongo.updateMulti(
        Query.query(Criteria.where("_id").in(first, second)),
        new Update().set("sealed", false),
        "records");
  }

  @Test
  void packageHoldsWhatTheRuleBookAllowsAndNamesTheRestWithoutItsContent() throws Exception {
    var asked = send(clerk, "/api/exports", request("FILES", List.of(first, east, second)));
    assertThat(asked.getStatus()).as(asked.getContentAsString(UTF_8)).isEqualTo(202);
    var id = json(asked).path("id").asString();
    var ready = ready(id);
    assertThat(ready.path("total").asInt()).isEqualTo(5);
    assertThat(ready.path("copied").asInt()).isEqualTo(4);
    assertThat(ready.path("refused").asInt()).isEqualTo(1);
    assertThat(ready.path("signed").asInt()).isEqualTo(4);

    var fetched = fetch(id);
    assertThat(fetched.getStatus()).isEqualTo(200);
    assertThat(fetched.getHeader("Content-Disposition")).startsWith("attachment");
    var files = new ArrayList<String>();
    var manifest = "";
    try (var zip = new ZipInputStream(new ByteArrayInputStream(fetched.getContentAsByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(entry.getName());
        if (entry.getName().equals("manifest.csv")) {
          manifest = new String(zip.readAllBytes(), UTF_8);
        }
      }
    }
    assertThat(files)
        .containsExactly(
            "manifest.csv",
            "EX1_1/0001_入院记录.pdf",
            "EX1_1/0002_护理_记录.pdf",
            "EX2_1/0004_入院记录.pdf",
            "EX2_1/0005_护理_记录.pdf");
    assertThat(manifest.lines()).hasSize(7);
    assertThat(manifest).contains(east + ",,,未导出").contains("副本中不再有效").contains("'=会诊");

    for (var record : List.of(first, second)) {
      assertThat(actions(record))
          .containsSubsequence(
              AuditAction.EXPORT_REQUESTED,
              AuditAction.DOCUMENT_EXPORTED,
              AuditAction.DOCUMENT_EXPORTED,
              AuditAction.EXPORT_DOWNLOADED);
    }
    assertThat(fetch(id).getStatus()).isEqualTo(200);
    assertThat(fetch(id).getStatus()).isEqualTo(200);
    assertThat(fetch(id).getStatus()).as("fetched as often as allowed").isEqualTo(409);
    assertThat(
            send(Doors.someone(Role.COUNTER_CLERK), HttpMethod.GET, content(id), null).getStatus())
        .as("somebody else's")
        .isEqualTo(404);
  }

  @Test
  void whatIsSealedAfterwardsStaysOutOfThePackage() throws Exception {
    var id =
        json(send(clerk, "/api/exports", request("FILES", List.of(first, second))))
            .path("id")
            .asString();
    ready(id);
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(second)), new Update().set("sealed", true), "records");
    var zip = new String(fetch(id).getContentAsByteArray(), UTF_8);
    assertThat(zip).contains("EX1_1/0001").doesNotContain("EX2_1/");
  }

  @Test
  void printPackageIsOneFileMadeByTheRuleForPrinting() throws Exception {
    var id =
        json(send(clerk, "/api/exports", request("PRINT", List.of(first)))).path("id").asString();
    ready(id);
    var fetched = fetch(id);
    assertThat(fetched.getContentType()).isEqualTo("application/pdf");
    assertThat(fetched.getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(actions(first))
        .containsSubsequence(
            AuditAction.PRINT_REQUESTED,
            AuditAction.DOCUMENT_PRINTED,
            AuditAction.PRINT_DOWNLOADED);
  }

  @Test
  void whoMayNotTakeAwayGetsTheAnswerOfWhatIsNotThere() throws Exception {
    for (var kind : List.of("FILES", "PRINT")) {
      assertThat(send(nurse, "/api/exports", request(kind, List.of(first))).getStatus())
          .isEqualTo(404);
      assertThat(
              send(clerk, "/api/exports", request(kind, List.of(RecordId.next().value())))
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(events(AuditAction.ACCESS_REFUSED))
        .filteredOn(event -> first.equals(event.recordId()))
        .extracting(AuditEvent::detail)
        .contains("EXPORT BULK", "PRINT BULK");
    assertThat(
            send(Doors.someone(Role.SYSTEM_ADMIN), "/api/exports", request("FILES", List.of(first)))
                .getStatus())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(value = BulkWork.class, names = "DOWNLOAD", mode = EnumSource.Mode.EXCLUDE)
  @Tag("BRW-5")
  void bulkWorkIsRefusedElsewhereThanAtItsPlaces(BulkWork work) throws Exception {
    places.put(placed(work, true, revision(work) + 1));
    var before = Doors.everything(trail).size();
    var refused =
        switch (work) {
          case EXPORT, DOWNLOAD -> send(clerk, "/api/exports", request("FILES", List.of(first)));
          case BATCH_PRINT -> send(clerk, "/api/exports", request("PRINT", List.of(first)));
          case BATCH_SEARCH ->
              send(clerk, "/api/search/numbers", Map.of("numbers", List.of("EX1")));
        };
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(json(refused).path("type").asString())
        .isEqualTo("urn:anjuan:problem:not-a-designated-place");
    var left = Doors.everything(trail);
    assertThat(left.subList(before, left.size()))
        .anySatisfy(entry -> {
          assertThat(entry.event().action()).isEqualTo(AuditAction.ACCESS_REFUSED);
          assertThat(entry.event().detail()).contains("NOT_A_DESIGNATED_PLACE");
        });
    if (work == BulkWork.EXPORT) {
      var document = "/api/documents/" + document(first) + "/versions/1/export";
      assertThat(send(clerk, HttpMethod.GET, document, null).getStatus()).isEqualTo(403);
      assertThat(send(nurse, HttpMethod.GET, document, null).getStatus()).isEqualTo(404);
      assertThat(send(clerk, "/api/exports", request("PRINT", List.of(first))).getStatus())
          .as("printing has places of its own")
          .isEqualTo(202);
    }
  }

  @Test
  void finishedPackageIsFetchedFromADesignatedPlaceOnly() throws Exception {
    var id =
        json(send(clerk, "/api/exports", request("FILES", List.of(first)))).path("id").asString();
    ready(id);
    places.put(placed(BulkWork.EXPORT, true, revision(BulkWork.EXPORT) + 1));
    assertThat(send(clerk, HttpMethod.GET, content(id), null).getStatus()).isEqualTo(403);
  }

  @Test
  @Tag("SEC-2")
  @Tag("SEC-12")
  void singleCopyIsOnRecordAndNeverShownInTheBrowser() throws Exception {
    var path = "/api/documents/" + document(first) + "/versions/1/export";
    var answer = send(clerk, HttpMethod.GET, path, null);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("application/pdf");
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(answer.getHeader("X-Signatures-Broken")).isEqualTo("true");
    assertThat(events(AuditAction.DOCUMENT_EXPORTED))
        .anySatisfy(event -> {
          assertThat(event.documentId()).isEqualTo(document(first));
          assertThat(event.detail()).as("of no package").isNull();
        });
    assertThat(
            json(send(clerk, HttpMethod.GET, path + "?form=docx", null)).path("field").asString())
        .isEqualTo("form");
    assertThat(send(clerk, HttpMethod.GET, "/api/exports", null).getStatus()).isEqualTo(200);
    assertThat(events(AuditAction.EXPORTS_LISTED)).isNotEmpty();
  }

  @Test
  void copyOfAVideoIsRefusedWithTheReasonAndItsPackageNamesIt() throws Exception {
    var video = document(second);
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(video)),
        new Update().set("versions.0.mediaType", "video/mp4"),
        "documents");
    try {
      var path = "/api/documents/" + video + "/versions/1/export";
      for (var form : List.of("own", "pdf")) {
        var answer = send(clerk, HttpMethod.GET, path + "?form=" + form, null);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(json(answer).path("type").asString())
            .isEqualTo("urn:anjuan:problem:not-copyable");
      }
      var id =
          json(send(clerk, "/api/exports", request("FILES", List.of(second))))
              .path("id")
              .asString();
      assertThat(ready(id).path("copied").asInt()).isEqualTo(1);
      assertThat(new String(fetch(id).getContentAsByteArray(), UTF_8))
          .contains("no pages")
          .containsOnlyOnce(" copied,EX2_1/");
    } finally {
      mongo.updateFirst(
          Query.query(Criteria.where("_id").is(video)),
          new Update().set("versions.0.mediaType", "application/pdf"),
          "documents");
    }
  }

  @Test
  void purposeAndAChoiceAreRequired() throws Exception {
    var without = new HashMap<>(request("FILES", List.of(first)));
    without.put("purpose", " ");
    assertThat(json(send(clerk, "/api/exports", without)).path("field").asString())
        .isEqualTo("purpose");
    assertThat(
            json(send(clerk, "/api/exports", request("FILES", List.of()))).path("field").asString())
        .isEqualTo("records");
    assertThat(
            json(send(clerk, "/api/exports", request("FAX", List.of(first))))
                .path("field")
                .asString())
        .isEqualTo("kind");
  }

  @Test
  void finishedExportIsNotCancelled() throws Exception {
    var id =
        json(send(clerk, "/api/exports", request("FILES", List.of(first)))).path("id").asString();
    ready(id);
    assertThat(send(clerk, "/api/exports/" + id + "/cancellation", Map.of()).getStatus())
        .isEqualTo(409);
    assertThat(events(AuditAction.EXPORT_CANCELLED))
        .anyMatch(event -> ("export " + id).equals(event.detail()));
    assertThat(send(nurse, "/api/exports/" + id + "/cancellation", Map.of()).getStatus())
        .isEqualTo(404);
  }

  @Test
  @Tag("QRY-5")
  void listOfNumbersFindsWhatIsVisibleAndTheRestLooksTheSame() throws Exception {
    var answer =
        json(
            send(
                clerk,
                "/api/search/numbers",
                Map.of("numbers", List.of("EX1", "EX3", "NOBODY", " EX1 ", "不是号码"))));
    assertThat(answer.path("asked").asInt()).isEqualTo(4);
    assertThat(answer.path("found")).hasSize(1);
    assertThat(answer.path("found").get(0).path("number").asString()).isEqualTo("EX1");
    assertThat(answer.path("found").get(0).path("records").get(0).path("id").asString())
        .isEqualTo(first);
    assertThat(answer.path("missing").valueStream().map(JsonNode::asString))
        .containsExactly("EX3", "NOBODY", "不是号码");
    assertThat(actions(first)).contains(AuditAction.BATCH_SEARCHED);
    assertThat(
            json(send(clerk, "/api/search/numbers", Map.of("numbers", List.of())))
                .path("field")
                .asString())
        .isEqualTo("numbers");
  }

  private static Map<String, Object> request(String kind, List<String> records) {
    return Map.of("kind", kind, "purpose", "=会诊资料", "records", records);
  }

  private static String content(String id) {
    return "/api/exports/" + id + "/content";
  }

  private JsonNode ready(String id) {
    return await()
        .until(
            () ->
                json(send(clerk, HttpMethod.GET, "/api/exports", null))
                    .path("items")
                    .valueStream()
                    .filter(job -> job.path("id").asString().equals(id))
                    .findFirst()
                    .orElseThrow(),
            job -> job.path("state").asString().equals("READY"));
  }

  private MockHttpServletResponse fetch(String id) throws Exception {
    var begun =
        mvc.perform(
                MockMvcRequestBuilders.get(content(id))
                    .with(authentication(new ActorAuthentication(clerk))))
            .andReturn();
    return begun.getRequest().isAsyncStarted()
        ? mvc.perform(asyncDispatch(begun)).andReturn().getResponse()
        : begun.getResponse();
  }

  private MockHttpServletResponse send(Actor actor, String path, Map<String, Object> body)
      throws Exception {
    return send(actor, HttpMethod.POST, path, body);
  }

  private MockHttpServletResponse send(
      Actor actor, HttpMethod method, String path, Map<String, Object> body) throws Exception {
    var asked =
        MockMvcRequestBuilders.request(method, path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked
          .contentType(MediaType.APPLICATION_JSON)
          .content(JsonMapper.shared().writeValueAsString(body));
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JsonMapper.shared().readTree(answer.getContentAsString(UTF_8));
  }

  private List<AuditAction> actions(String record) {
    return Doors.everything(trail).stream()
        .map(AuditEntry::event)
        .filter(event -> record.equals(event.recordId()))
        .map(event -> event.action())
        .toList();
  }

  private List<AuditEvent> events(AuditAction action) {
    return Doors.everything(trail).stream()
        .map(AuditEntry::event)
        .filter(event -> event.action() == action)
        .toList();
  }

  private long revision(BulkWork work) {
    return places.find(new RuleId(work.name())).map(NetworkPlace::revision).orElse(0L);
  }

  private static NetworkPlace placed(BulkWork work, boolean active, long revision) {
    return new NetworkPlace(
        new RuleId(work.name()),
        "病案室",
        "MAIN",
        List.of(new AddressRange(ELSEWHERE)),
        false,
        Set.of(work),
        "只在病案室",
        active,
        revision);
  }

  private String filled(MedicalRecords records, String campus, String admissionNo) {
    var said =
        new RecordStatement(
            new StayNumber(new CampusCode(campus), admissionNo, 1),
            Instant.now(),
            null,
            RecordStatement.Person.UNKNOWN,
            Encounter.unknown(),
            Map.of());
    var record = records.state(said, false).id();
    for (var category : List.of("C0034", "C0038")) {
      var document = document(record.value(), category);
      mongo.insert(document);
      records.note(record, document.asNoted());
    }
    return record.value();
  }

  private String document(String record) {
    return mongo
        .find(Query.query(Criteria.where("recordId").is(record)), ArchivedDocument.class)
        .getFirst()
        .id()
        .value();
  }

  private static ArchivedDocument document(String record, String category) {
    var id = DocumentId.next();
    var now = Instant.now();
    var version =
        new DocumentVersion(
            1,
            new BlobId(RecordId.next().value()),
            "0".repeat(64),
            10,
            "application/pdf",
            null,
            Channel.HTTP,
            now,
            null,
            Set.of(),
            Reading.DONE,
            new Extracted(1, null, null, 0, now, null, null));
    return new ArchivedDocument(
        id,
        new SourceKey("EMR", id.value()),
        new RecordId(record),
        new CategoryCode(category),
        category.equals("C0034") ? "入院记录" : "护理/记录",
        null,
        null,
        null,
        now,
        List.of(version),
        1);
  }
}
