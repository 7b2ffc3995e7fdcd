package org.anjuan.web.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.QuarantineId;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.anjuan.web.MemoryVault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a push and its quarantine answer: nothing is filed that was not meant, and nothing that was
 * not filed leaves bytes behind.
 */
@Tag("ING-2")
@Tag("ING-3")
@SpringBootTest(classes = IntakeRoom.class)
class IntakeApiTests {
  private static final Charset GBK = Charset.forName("GBK");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Actor EMR = Actor.system("emr");
  private static final Actor KEEPER = Doors.someone(Role.RECORDS_STAFF);
  private static final String EDGE = "----edge";

  @Autowired private MemoryVault vault;
  @Autowired private FormatWorkers workers;
  @Autowired private Quarantine quarantine;
  @Autowired private Intake intake;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;

  private final String name = RecordId.next().value().substring(0, 12);
  private final String pdf = "%PDF-1.7 " + name;
  private MockMvc mvc;

  @BeforeEach
  void open(@Autowired WebApplicationContext context, @Autowired Organisation organisation) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    organisation.adopt(
        new HospitalProfile(
            "安和医院", List.of(new Campus(new CampusCode("MAIN"), "本部")), List.of(), List.of()));
  }

  @Test
  void metadataThatAreNotUtf8AreQuarantinedAndNotFiledAsRubbish() throws Exception {
    var refused = push(new Part("meta", meta("").getBytes(GBK)), file("a.pdf", pdf));

    assertThat(refused.getStatus()).as(body(refused)).isEqualTo(422);
    assertThat(json(refused).path("reason").asString()).isEqualTo("METADATA_INVALID");
    assertThat(json(refused).path("field").asString()).isEqualTo("meta");
    var kept = new QuarantineId(json(refused).path("quarantineId").asString());
    assertThat(quarantine.find(kept)).isPresent();
  }

  @Test
  void aStatementThatIsNotUtf8IsRefused() throws Exception {
    var refused = state(meta("").getBytes(GBK));
    assertThat(refused.getStatus()).as(body(refused)).isEqualTo(422);
    assertThat(json(refused).path("field").asString()).isEqualTo("meta");

    var taken = state(meta("").getBytes(UTF_8));
    assertThat(taken.getStatus()).as(body(taken)).isEqualTo(200);
  }

  @Test
  void eachPartComesOnceAndWhatCameBeforeTheSecondIsDestroyed() throws Exception {
    var meta = new Part("meta", meta("").getBytes(UTF_8));
    var before = vault.size();

    var twoFiles = push(meta, file("a.pdf", pdf), file("b.pdf", pdf + "2"));
    assertThat(twoFiles.getStatus()).as(body(twoFiles)).isEqualTo(400);
    assertThat(json(twoFiles).path("field").asString()).isEqualTo("file");
    var twoMetas = push(meta, file("a.pdf", pdf), meta);
    assertThat(twoMetas.getStatus()).as(body(twoMetas)).isEqualTo(400);
    assertThat(json(twoMetas).path("field").asString()).isEqualTo("meta");
    assertThat(vault.size()).isEqualTo(before);

    assertThat(push(meta, file("a.pdf", pdf)).getStatus()).isEqualTo(200);
  }

  @Test
  void anAuthorThatNoIndexTakesIsQuarantinedAndALongFileNameIsCut() throws Exception {
    var author = ", \"author\": \"" + "x".repeat(40_000) + "\"";
    var refused = push(new Part("meta", meta(author).getBytes(UTF_8)), file("a.pdf", pdf));
    assertThat(refused.getStatus()).as(body(refused)).isEqualTo(422);
    assertThat(json(refused).path("field").asString()).isEqualTo("author");

    var meta = new Part("meta", meta("").getBytes(UTF_8));
    var filed = push(meta, file("n".repeat(1_000) + ".pdf", pdf));
    assertThat(filed.getStatus()).as(body(filed)).isEqualTo(200);
  }

  @Test
  void whileNobodyCanReadAHeaderThatIsNeededThePushIsToComeAgain() throws Exception {
    var before = vault.size();
    var entries = quarantine.count();
    doThrow(mock(WorkersBusy.class)).when(workers).describe(any(), any(), any());
    var xml = "<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>";

    var later =
        push(
            new Part("meta", "{\"sourceSystem\": \"CDR\", \"campus\": \"MAIN\"}".getBytes(UTF_8)),
            file("a.xml", xml));
    reset(workers);

    assertThat(later.getStatus()).as(body(later)).isEqualTo(503);
    assertThat(json(later).path("type").asString()).endsWith("header-unread");
    assertThat(vault.size()).isEqualTo(before);
    assertThat(quarantine.count()).isEqualTo(entries);
  }

  @Test
  void anEntryThatSomebodyElseHasInHandIsAConflict() throws Exception {
    var meta = new Part("meta", meta("").replace("C0034", "??").getBytes(UTF_8));
    var id = json(push(meta, file("a.pdf", pdf))).path("quarantineId").asString();
    var other = quarantine.claim(new QuarantineId(id));

    var told = person("/api/quarantine/" + id + "/retry");
    assertThat(told.getStatus()).as(body(told)).isEqualTo(409);
    assertThat(json(told).path("type").asString()).endsWith("entry-taken");

    quarantine.unclaim(other);
    assertThat(person("/api/quarantine/" + id + "/retry").getStatus()).isEqualTo(422);
  }

  @Test
  void aStatementThatIsTriedAgainGoesIntoItsRecordAlone() throws Exception {
    var statement = reception.receive(new ByteArrayInputStream(meta("").getBytes(UTF_8)), null);
    var entry =
        intake
            .refuseStatement(
                new Delivery(Channel.FOLDER, EMR, null, "encounter.json"),
                reader.read("{\"campus\": \"MAIN\"}"),
                statement,
                new MetaRefused(QuarantineReason.METADATA_INVALID, "campus"))
            .entry();

    var released = person("/api/quarantine/" + entry.id() + "/retry");

    assertThat(released.getStatus()).as(body(released)).isEqualTo(200);
    assertThat(json(released).path("recordId").asString()).isNotEmpty();
    assertThat(json(released).path("documentId").isString()).isFalse();
    assertThat(quarantine.find(entry.id())).isEmpty();
  }

  private record Part(String head, byte[] content) {}

  private static Part file(String name, String content) {
    return new Part("file\"; filename=\"" + name, content.getBytes(UTF_8));
  }

  private MockHttpServletResponse push(Part... parts) throws Exception {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      var head = "Content-Disposition: form-data; name=\"" + part.head() + "\"\r\n\r\n";
      body.writeBytes(("--" + EDGE + "\r\n" + head).getBytes(UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(UTF_8));
    }
    body.writeBytes(("--" + EDGE + "--\r\n").getBytes(UTF_8));
    return ask(
        EMR,
        post("/api/intake")
            .contentType("multipart/form-data; boundary=" + EDGE)
            .content(body.toByteArray()));
  }

  private MockHttpServletResponse state(byte[] json) throws Exception {
    return ask(EMR, post("/api/intake/encounters").contentType("application/json").content(json));
  }

  private MockHttpServletResponse person(String path) throws Exception {
    return ask(KEEPER, post(path));
  }

  private MockHttpServletResponse ask(Actor who, MockHttpServletRequestBuilder asked)
      throws Exception {
    var known =
        asked
            .with(authentication(new ActorAuthentication(who)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    return mvc.perform(known).andReturn().getResponse();
  }

  private String meta(String more) {
    return """
    {"sourceSystem": "EMR", "sourceDocumentId": "D%s", "campus": "MAIN", "admissionNo": "Z%s",
    "visitNo": 1, "category": "C0034", "title": "入院记录", "modifiedAt": "%s",
    "patient": {"name": "张建国"}%s}\
    """
        .formatted(name, name, Instant.EPOCH, more);
  }

  private static JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JSON.readTree(body(answer));
  }

  private static String body(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(UTF_8);
  }
}
