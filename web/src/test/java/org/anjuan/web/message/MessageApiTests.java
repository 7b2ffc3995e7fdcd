package org.anjuan.web.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.vault.Vault;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.anjuan.web.MemoryVault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FHIR and SOAP as other systems send them, and the messages as people see them. */
@Tag("ING-2")
@Tag("IFC-3")
@SpringBootTest(
    classes = MessageRoom.class,
    properties = {
      "anjuan.message.enabled=false",
      "anjuan.intake.allowed-types=application/pdf,application/xml"
    })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageApiTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] PDF =
      ("%PDF-1.4\n" + "x".repeat(9_000)).getBytes(StandardCharsets.US_ASCII);
  private static final Actor EMR = Actor.token("t1", "EMR", Set.of(Right.INTAKE_PUSH));
  private static final Path CORPUS =
      Path.of(System.getProperty("anjuan.root", "."), "../shared/corpus/fhir");
  private static final String FHIR = "application/fhir+json";

  private final String name =
      RecordId.next().value().replaceAll("[^0-9A-Za-z]", "x").substring(0, 8);
  private final Actor keeper = Doors.someone(Role.RECORDS_STAFF);
  private final Actor administrator = Doors.someone(Role.SYSTEM_ADMIN);
  private MockMvc mvc;

  @Autowired private Documents documents;
  @Autowired private MedicalRecords records;
  @Autowired private AuditTrail trail;
  @Autowired private Vault vault;

  @BeforeAll
  void open(@Autowired WebApplicationContext context, @Autowired Organisation organisation)
      throws Exception {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    organisation.adopt(
        new HospitalProfile(
            "安和医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(),
            List.of()));
    assertThat(put("F" + name, listener("FHIR", 0)).getStatus()).isEqualTo(200);
    assertThat(put("P" + name, listener("SOAP", 0)).getStatus()).isEqualTo(200);
  }

  @Test
  @Tag("GEN-5")
  void aDocumentReferenceIsFiledWithItsPatientAndItsStay() throws Exception {
    var answer = fhir("Bundle", bundle("D1", "current", PDF));

    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
    var document = document("D1");
    assertThat(answer.getHeader("Location")).contains(document.id().value());
    assertThat(document.category().value()).isEqualTo("C0049");
    try (var content = vault.open(document.current().content());
        var in = content.stream()) {
      assertThat(in.readAllBytes()).as("escaped Base64 too").isEqualTo(PDF);
    }
    var record = records.find(document.recordId()).orElseThrow();
    assertThat(Stated.valueOf(record.patient().name())).isEqualTo("魏英");
    assertThat(Stated.valueOf(record.recordNo())).isNotNull();
    assertThat(record.encounter().dischargedAt()).isNotNull();

    var again = fhir("Bundle", bundle("D1", "current", PDF));
    assertThat(again.getHeader("Location")).isEqualTo(answer.getHeader("Location"));
    assertThat(document("D1").versions()).hasSize(1);
  }

  @Test
  void whatCannotBeFiledIsAnOperationOutcome() throws Exception {
    var answer = fhir("DocumentReference", "{\"resourceType\":\"DocumentReference\",\"id\":\"x\"}");

    assertThat(answer.getStatus()).isEqualTo(422);
    var outcome = json(answer);
    assertThat(outcome.path("resourceType").asString("")).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/code").asString("")).isEqualTo("required");
    assertThat(fhir("DocumentReference", "no json").getStatus()).isEqualTo(422);
  }

  @Test
  @Tag("ING-5")
  void aDocumentEnteredInErrorIsWithdrawn() throws Exception {
    fhir("Bundle", bundle("D2", "current", PDF));
    var error = bundle("D2", "entered-in-error", PDF).replace("2026-02-16T17", "2026-02-17T17");
    assertThat(fhir("Bundle", error).getStatus()).isEqualTo(201);
    assertThat(document("D2").isWithdrawn()).isTrue();
  }

  @Test
  void aPlatformsEventIsHandledByItsRule() throws Exception {
    var xml =
        "<report><docId>R%s</docId><zyh>Z%s</zyh><type>检查报告</type><title>胸部CT</title><file>%s</file></report>"
            .formatted(name, name, base64(PDF));
    var answer = soap("S00000016", xml);

    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("HandleResponse", "&lt;code&gt;0&lt;/code&gt;");
    var document = document("P", "R" + name);
    assertThat(document.category().value()).isEqualTo("C0006");
    assertThat(document.title()).isEqualTo("胸部CT");
    assertThat(document.current().sha256()).isEqualTo(MemoryVault.digest(PDF));
  }

  @Test
  @Tag("GEN-5")
  void aCdaDocumentIsFiledUnderTheCategoryOfItsCode() throws Exception {
    var cda =
        """
        <?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_MT000040"/>\
        <id root="2.16.156.10011.1.1" extension="CDA%s"/><code code="C0053" codeSystem="2.16.156.10011.2.4"/>\
        <title>出院小结</title><effectiveTime value="20260221083000"/><setId/><versionNumber/>\
        <recordTarget><patientRole><id root="2.16.156.10011.1.12" extension="Y%s"/>\
        <patient><name>蒋玉艳</name><administrativeGenderCode code="2"/><birthTime value="19411001"/></patient></patientRole></recordTarget>\
        <component><structuredBody><title>not the title</title></structuredBody></component></ClinicalDocument>\
        """
            .formatted(name, name);
    var answer = soap("S00000025", cda);

    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    var document = document("P", "CDA" + name);
    assertThat(document.category().value()).isEqualTo("C0053");
    assertThat(document.title()).isEqualTo("出院小结");
    assertThat(Stated.valueOf(records.find(document.recordId()).orElseThrow().patient().name()))
        .isEqualTo("蒋玉艳");
  }

  @Test
  @Tag("SEC-1")
  void documentTypesAndEntitiesAreNeverResolved() throws Exception {
    var attack =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM"
            + " \"file:///etc/hostname\">]><report><docId>&e;</docId></report>";
    assertThat(soap("S00000016", attack).getContentAsString()).contains("Fault", "MALFORMED");
    var outer =
        "<!DOCTYPE s [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + envelope("S00000016", "&e;");
    var answer = call(outer);
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getContentAsString()).contains("Fault");
    assertThat(soap("S9999", "<x/>").getContentAsString()).contains("TYPE_UNKNOWN");
  }

  static boolean corpus() {
    return Files.isDirectory(CORPUS);
  }

  @Test
  @EnabledIf("corpus")
  void everyResourceOfTheCorpusEndsWithAnOutcomeAndNoneByAccident() throws Exception {
    try (var files = Files.list(CORPUS)) {
      for (var file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        var answer = fhir("Bundle", Files.readString(file));
        assertThat(answer.getStatus()).as("%s", file).isIn(201, 422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
            .as("%s", file)
            .doesNotContain("\"exception\"");
      }
    }
  }

  @Test
  void theServiceDescribesItself() throws Exception {
    var wsdl =
        perform(HttpMethod.GET, "/soap/P" + name, EMR, null, null)
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(wsdl).contains("wsdl:definitions", "/soap/P" + name, "eventCode");
  }

  @Test
  @Tag("SEC-12")
  void messagesAreSeenByWhoMayAndTheirTextIsMaskedForAdministrators() throws Exception {
    fhir("Bundle", bundle("D3", "current", PDF));
    var listed = json(get(keeper, "/api/messages?state=DONE&listener=F" + name)).path("items");
    assertThat(listed).isNotEmpty();
    var id = listed.get(0).path("id").asString("");

    var open = json(get(keeper, "/api/messages/" + id));
    assertThat(open.path("text").asString("")).contains("魏英", "@file:0@");
    assertThat(last()).isEqualTo(AuditAction.MESSAGE_VIEWED);
    var masked = json(get(administrator, "/api/messages/" + id));
    assertThat(masked.path("masked").asBoolean()).isTrue();
    assertThat(masked.path("text").asString(""))
        .doesNotContain("魏", "英", name)
        .contains("\"resourceType\"");

    soap("S00000016", "<r a='张&amp;国'><n>王&amp;芳</n>" + name + "</r>");
    var sent = json(get(keeper, "/api/messages?listener=P" + name)).path("items");
    var xml = json(get(administrator, "/api/messages/" + sent.get(0).path("id").asString("")));
    assertThat(xml.path("text").asString(""))
        .contains("Envelope", "&lt;n>")
        .doesNotContain("张", "国", "王", "芳", name);

    var replayed = perform(HttpMethod.POST, "/api/messages/" + id + "/replay", keeper, "", null);
    assertThat(json(replayed).path("state").asString("")).isEqualTo("DONE");
    assertThat(Doors.everything(trail))
        .anyMatch(entry -> entry.event().action() == AuditAction.MESSAGE_REPLAYED);
    assertThat(document("D3").versions()).hasSize(1);
  }

  @Test
  void aListenerIsChangedInTheVersionThatWasSeen() throws Exception {
    assertThat(put("F" + name, listener("FHIR", 0)).getStatus()).isEqualTo(409);
    var wrong = listener("FHIR", 1);
    wrong.put("campus", "NOWHERE");
    assertThat(json(put("F" + name, wrong)).path("field").asString("")).isEqualTo("campus");
    assertThat(Doors.everything(trail))
        .anyMatch(entry -> entry.event().action() == AuditAction.LISTENER_CHANGED);
    assertThat(json(get(administrator, "/api/listeners")).path("items")).hasSizeGreaterThan(1);
  }

  @Test
  void aTokenOfAnotherCampusFindsNoListener() throws Exception {
    var built =
        request(HttpMethod.POST, "/fhir/DocumentReference?listener=F" + name)
            .with(authentication(ActorAuthentication.ofToken(EMR, Set.of("EAST"))))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t")
            .contentType(FHIR)
            .content("{}");
    assertThat(mvc.perform(built).andReturn().getResponse().getStatus()).isEqualTo(404);
  }

  private Map<String, Object> listener(String protocol, int version) {
    var form = new TreeMap<String, Object>();
    form.put("name", "平台");
    form.put("protocol", protocol);
    form.put("campus", "MAIN");
    form.put("sourceSystem", protocol.charAt(0) + name);
    form.put("enabled", true);
    form.put("port", 0);
    form.put("tls", false);
    form.put("perMinute", 1000);
    form.put("version", version);
    if (protocol.equals("SOAP")) {
      form.put("sourceSystem", "P" + name);
      form.put(
          "events",
          List.of(
              Map.of(
                  "code",
                  "S00000016",
                  "name",
                  "检查报告",
                  "deed",
                  "DOCUMENT",
                  "fields",
                  List.of(
                      Map.of("field", "sourceDocumentId", "path", "/report/docId"),
                      Map.of("field", "admissionNo", "path", "/report/zyh"),
                      Map.of("field", "category", "path", "/report/type"),
                      Map.of("field", "title", "path", "/report/title"),
                      Map.of("field", "content", "path", "/report/file")))));
    }
    return form;
  }

  private String bundle(String id, String status, byte[] file) {
    return """
    {"resourceType":"Bundle","type":"transaction","entry":[
    {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p","identifier":[
      {"system":"urn:oid:2.16.156.10011.1.3","value":"999999194410241242"},
      {"type":{"coding":[{"code":"MR"}]},"value":"R%s"}],
      "name":[{"text":"魏英","family":"魏","given":["英"]}],"gender":"female","birthDate":"1944-10-24"}},
    {"resource":{"resourceType":"Encounter","id":"e","status":"finished","identifier":[{"value":"Z%s"}],
      "class":{"code":"IMP"},"subject":{"reference":"Patient/p"},
      "period":{"start":"2026-02-10T08:30:00+08:00","end":"2026-02-16T17:00:00+08:00"}}},
    {"resource":{"resourceType":"DocumentReference","id":"%s","status":"%s",
      "masterIdentifier":{"value":"%s"},
      "type":{"coding":[{"system":"http://loinc.org","code":"18842-5"}],"text":"出院记录"},
      "subject":{"reference":"Patient/p"},"date":"2026-02-16T17:00:00+08:00","description":"出院记录",
      "content":[{"attachment":{"contentType":"application/pdf","url":"Binary/b"}}],
      "context":{"encounter":[{"reference":"Encounter/e"}]}}},
    {"resource":{"resourceType":"Binary","id":"b","contentType":"application/pdf","data":"%s"}}]}
    """
        .formatted(
            name, name, id, status, id, base64(file).replace("/", "\\/").replace("+", "\\u002B"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private ArchivedDocument document(String id) {
    return document("F", id);
  }

  private ArchivedDocument document(String listener, String id) {
    return documents.find(new SourceKey(listener + name, id)).orElseThrow();
  }

  private MockHttpServletResponse fhir(String path, String body) throws Exception {
    return perform(HttpMethod.POST, "/fhir/" + path + "?listener=F" + name, EMR, body, FHIR);
  }

  private MockHttpServletResponse soap(String code, String xml) throws Exception {
    return call(envelope(code, xml.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String envelope(String code, String xml) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body><m:Handle xmlns:m=\"urn:anjuan:message\"><m:eventCode>%s</m:eventCode><m:xml>%s</m:xml></m:Handle></s:Body></s:Envelope>"
        .formatted(code, xml);
  }

  private MockHttpServletResponse call(String envelope) throws Exception {
    return perform(HttpMethod.POST, "/soap/P" + name, EMR, envelope, "text/xml;charset=UTF-8");
  }

  private MockHttpServletResponse put(String code, Map<String, Object> form) throws Exception {
    return perform(
        HttpMethod.PUT,
        "/api/listeners/" + code,
        administrator,
        JSON.writeValueAsString(form),
        "application/json");
  }

  private MockHttpServletResponse get(Actor actor, String path) throws Exception {
    return perform(HttpMethod.GET, path, actor, null, null);
  }

  private MockHttpServletResponse perform(
      HttpMethod method, String path, Actor actor, String body, String type) throws Exception {
    var who =
        actor.tokenRights().isEmpty()
            ? new ActorAuthentication(actor)
            : ActorAuthentication.ofToken(actor, Set.of());
    var built =
        request(method, path)
            .with(authentication(who))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null && type != null) {
      built.contentType(type).content(body.getBytes(StandardCharsets.UTF_8));
    }
    return mvc.perform(built).andReturn().getResponse();
  }

  private JsonNode json(MockHttpServletResponse answer) throws Exception {
    return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
  }

  private AuditAction last() {
    return Doors.everything(trail).getLast().event().action();
  }
}
