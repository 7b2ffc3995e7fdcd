package org.anjuan.web.station;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.anjuan.web.station.Beside.body;
import static org.anjuan.web.station.Beside.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.station.upload.Link;
import org.anjuan.web.Doors;
import org.anjuan.web.MemoryVault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Stations and the archive together: a station's own program over the network, and the single calls
 * that it makes. Its uploads go on after a cut and are filed once, under what is registered
 * (STA-2); who may not is told why; the log is found by address and time (STA-3).
 */
@Tag("STA-1")
@Tag("STA-2")
@Tag("STA-3")
@SpringBootTest(
    classes = StationRoom.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "anjuan.station.part=64KB")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationApiTests {
  private static final Actor ADMINISTRATOR = Doors.someone(Role.SYSTEM_ADMIN);
  private static final Actor KEEPER = Doors.someone(Role.RECORDS_STAFF);
  private static final Actor ELSEWHERE =
      Actor.person(
          new ActorId("east"), null, "east", Set.of(Posting.at("EAST", Role.RECORDS_STAFF)), 0);
  private static final String HERE = "10.1.2.3";
  private static final String ID = "0123456789abcdef0123456789abcdef";

  private Beside beside;
  private int number;

  @Autowired private Documents documents;
  @Autowired private MedicalRecords records;
  @Autowired private MemoryVault vault;
  @Autowired private AuditTrail trail;

  @Value("${local.server.port}")
  private int port;

  @BeforeAll
  void open(@Autowired WebApplicationContext context, @Autowired Organisation organisation) {
    beside = new Beside(context, port);
    organisation.adopt(
        new HospitalProfile(
            "安和医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(
                new Department("0301", "心血管内科", new CampusCode("MAIN")),
                new Department("0901", "急诊科", new CampusCode("EAST"))),
            List.of()));
  }

  @Test
  void whatAStationBringsIsFiledAsItIsRegistered(@TempDir Path folder) throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034", "127.0.0.0/8"));
    var pdf = pdf(200_000, 1);
    Beside.drop(folder, "Z" + code + "_2/E1.pdf", pdf);
    try (var station = beside.running(folder, key, Clock.systemUTC())) {
      station.runOnce();
      assertThat(station.queue().all()).isEmpty();
      assertThat(station.link().state()).isEqualTo(Link.State.CONNECTED);
    }

    var row = log(KEEPER, "station=" + code).getFirst();
    var document = document(row.path("documentId").asString(""));
    assertThat(document.category().value()).isEqualTo("C0034");
    assertThat(document.department()).isEqualTo("0301");
    assertThat(document.current().channel()).isEqualTo(Channel.STATION);
    assertThat(document.current().sha256()).isEqualTo(MemoryVault.digest(pdf));
    var stay = records.find(document.recordId()).orElseThrow().stay();
    assertThat(stay.campus().value()).isEqualTo("MAIN");
    assertThat(stay.admissionNo()).isEqualTo("Z" + code);
    assertThat(stay.visitNo()).isEqualTo(2);
    assertThat(Doors.everything(trail))
        .anyMatch(entry ->
            entry.event().action() == AuditAction.INTAKE
                && document.id().value().equals(entry.event().documentId())
                && "127.0.0.1".equals(entry.event().address()));
    var seen = station(code);
    assertThat(seen.path("lastAddress").asString("")).isEqualTo("127.0.0.1");
    assertThat(seen.path("keyed").asBoolean()).isTrue();
  }

  @Test
  void anUploadGoesOnWhereACutLeftIt() throws Exception {
    var key = beside.register(ADMINISTRATOR, next(), Beside.form("0301", "C0034"));
    var pdf = pdf(100_000, 2);
    var first = Arrays.copyOf(pdf, 60_000);
    var rest = Arrays.copyOfRange(pdf, 60_000, pdf.length);
    var before = vault.size();
    assertThat(put(key, 0, first).getStatus()).isEqualTo(200);

    cutInTheMiddleOfAPart(key, 60_000, rest);
    assertThat(offset(key)).isEqualTo(60_000);
    var wrong = put(key, 10, rest);
    assertThat(wrong.getStatus()).isEqualTo(409);
    assertThat(json(wrong).path("type").asString("")).endsWith("upload-offset");
    assertThat(json(wrong).path("offset").asLong()).isEqualTo(60_000);
    assertThat(beside.complete(key, HERE, ID, pdf).getStatus()).as("not all here").isEqualTo(409);

    assertThat(put(key, 60_000, rest).getStatus()).isEqualTo(200);
    var done = beside.complete(key, HERE, ID, pdf);
    assertThat(json(done).path("state").asString("")).as(body(done)).isEqualTo("stored");
    assertThat(vault.size()).as("parts are gone").isEqualTo(before + 1);
    assertThat(put(key, 0, new byte[70_000]).getStatus()).isEqualTo(409);
  }

  @Test
  void completingAgainAndAtOnceFilesOnce() throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034"));
    var pdf = pdf(5_000, 3);
    put(key, 0, pdf);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<MockHttpServletResponse> complete = () -> beside.complete(key, HERE, ID, pdf);
      for (var answer : pool.invokeAll(List.of(complete, complete, complete))) {
        assertThat(answer.get().getStatus()).as(body(answer.get())).isIn(200, 409);
      }
    }
    var again = json(beside.complete(key, HERE, ID, pdf));
    assertThat(again.path("version").asInt()).isEqualTo(1);
    assertThat(log(KEEPER, "station=" + code)).hasSize(1);
    assertThat(document(again.path("documentId").asString("")).versions()).hasSize(1);
    assertThat(json(progress(key)).at("/result/state").asString("")).isEqualTo("stored");
  }

  @Test
  void bytesThatAreNotThoseMeantAreNotFiled() throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034"));
    put(key, 0, pdf(5_000, 4));
    var damaged = beside.complete(key, HERE, ID, pdf(5_000, 5));
    assertThat(damaged.getStatus()).isEqualTo(422);
    assertThat(json(damaged).path("type").asString("")).endsWith("upload-damaged");
    assertThat(offset(key)).isZero();
    assertThat(log(KEEPER, "station=" + code)).isEmpty();
    assertThat(put(key, 0, new byte[65_537]).getStatus()).isEqualTo(413);
  }

  @Test
  void whatContradictsTheRegistrationIsQuarantinedAndTheStationIsToldWhy(@TempDir Path folder)
      throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034"));
    Beside.drop(folder, "Q" + code + "_1/C0049_D1_v1.pdf", pdf(3_000, 6));
    Beside.drop(folder, "nobody.pdf", pdf(3_000, 7));
    try (var station = beside.running(folder, key, Clock.systemUTC())) {
      station.runOnce();
      assertThat(station.queue().refused()).isEqualTo(2);
      assertThat(station.queue().all())
          .allMatch(item -> !item.held() && item.refusal() != null)
          .anyMatch(item -> item.refusal().zh().contains("category"))
          .anyMatch(item -> item.refusal().en().contains("Required metadata are missing"));
    }
    assertThat(log(KEEPER, "station=" + code))
        .hasSize(2)
        .allMatch(row -> row.path("state").asString("").equals("quarantined"));
  }

  @Test
  @Tag("SEC-3")
  void whoMayNotIsToldWhyAndItIsOnRecord() throws Exception {
    var code = next();
    var form = Beside.form("0301", "C0034", "10.1.0.0/16");
    var key = beside.register(ADMINISTRATOR, code, form);
    assertThat(offset(key)).isZero();

    var away = beside.station(key, "10.2.0.1", HttpMethod.GET, "uploads/" + ID, null);
    assertThat(problem(away)).isEqualTo("403 station-address");
    form.put("enabled", false);
    form.put("version", 2);
    assertThat(put(code, form).getStatus()).isEqualTo(200);
    assertThat(problem(progress(key))).isEqualTo("403 station-disabled");

    var fresh = beside.key(ADMINISTRATOR, code);
    assertThat(progress(key).getStatus()).as("the earlier key").isEqualTo(401);
    assertThat(problem(progress(fresh))).isEqualTo("403 station-disabled");
    assertThat(progress("anj_" + "0".repeat(16) + "_" + "0".repeat(64)).getStatus()).isEqualTo(401);
    assertThat(Doors.everything(trail).stream().map(entry -> entry.event().action()).toList())
        .contains(
            AuditAction.STATION_CHANGED,
            AuditAction.STATION_KEY_GIVEN,
            AuditAction.STATION_REFUSED,
            AuditAction.TOKEN_REFUSED,
            AuditAction.TOKEN_REVOKED);
    assertThat(beside.person(KEEPER, HttpMethod.POST, "/api/stations/" + code + "/key", null))
        .extracting(MockHttpServletResponse::getStatus)
        .isEqualTo(403);
  }

  @Test
  void aClockThatIsWrongIsCorrectedAndBothTimesAreKept(@TempDir Path folder) throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034"));
    var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
    Beside.drop(folder, "K" + code + "_1/K.pdf", pdf(3_000, 8));
    var now = Instant.now();
    try (var station = beside.running(folder, key, ahead)) {
      station.runOnce();
      assertThat(station.queue().all()).isEmpty();
    }
    var row = log(KEEPER, "station=" + code).getFirst();
    assertThat(Instant.parse(row.path("takenAtCorrected").asString("")))
        .isCloseTo(now, within(20, ChronoUnit.SECONDS));
    assertThat(Instant.parse(row.path("takenAt").asString("")))
        .isCloseTo(now.plus(Duration.ofHours(3)), within(20, ChronoUnit.SECONDS));
    assertThat(row.path("skewMillis").asLong())
        .isCloseTo(Duration.ofHours(3).toMillis(), within(20_000L));
    assertThat(document(row.path("documentId").asString("")).createdAt())
        .isCloseTo(now, within(20, ChronoUnit.SECONDS));
    assertThat(station(code).path("skewMillis").asLong()).isGreaterThan(10_000_000);
  }

  @Test
  void theLogIsFoundByAddressAndPeriod() throws Exception {
    var code = next();
    var key = beside.register(ADMINISTRATOR, code, Beside.form("0301", "C0034"));
    var begun = Instant.now();
    for (var i = 0; i < 52; i++) {
      var from = i < 51 ? "10.9.9.1" : "10.9.9.2";
      var id = "%032x".formatted(i);
      assertThat(beside.bring(key, from, id, pdf(500, 100 + i)).getStatus()).isEqualTo(200);
    }
    var first = json(search(KEEPER, "address=10.9.9.1"));
    assertThat(first.path("items")).hasSize(50);
    var next = first.path("next").asString("");
    assertThat(log(KEEPER, "address=10.9.9.1&cursor=" + next)).hasSize(1);
    assertThat(log(KEEPER, "address=10.9.9.2&station=" + code)).hasSize(1);
    assertThat(log(KEEPER, "address=10.9.9.2&to=" + begun)).isEmpty();
    assertThat(log(KEEPER, "address=10.9.9.2&from=" + begun)).hasSize(1);
    assertThat(log(KEEPER, "address=10.9.9.2&from=" + Instant.now().plusSeconds(5))).isEmpty();
    assertThat(log(ELSEWHERE, "address=10.9.9.2")).as("of another campus").isEmpty();
    assertThat(log(ADMINISTRATOR, "address=10.9.9.2")).hasSize(1);

    var file =
        beside.person(KEEPER, HttpMethod.GET, "/api/station-log/export?address=10.9.9.1", null);
    assertThat(new String(file.getContentAsByteArray(), 0, 2, US_ASCII)).isEqualTo("PK");
    assertThat(Doors.everything(trail).getLast().event())
        .satisfies(event -> {
          assertThat(event.action()).isEqualTo(AuditAction.STATION_LOG_EXPORTED);
          assertThat(event.detail()).contains("10.9.9.1").contains("51");
        });
  }

  @Test
  void aStationIsRegisteredForPlacesThatThereAre() throws Exception {
    var code = next();
    var elsewhere = Beside.form("0901", "C0034");
    assertThat(json(put(code, elsewhere)).path("field").asString("")).isEqualTo("department");
    assertThat(json(put(code, Beside.form("0301", "C9999"))).path("field").asString(""))
        .isEqualTo("category");
    var anywhere = Beside.form("0301", "C0034", "ward-pc");
    assertThat(json(put(code, anywhere)).path("field").asString("")).isEqualTo("addresses");
    assertThat(put(code, Beside.form("0301", "C0034")).getStatus()).isEqualTo(200);
    assertThat(problem(put(code, Beside.form("0301", "C0034")))).isEqualTo("409 station-changed");
  }

  private MockHttpServletResponse put(String code, Object form) throws Exception {
    return beside.person(ADMINISTRATOR, HttpMethod.PUT, "/api/stations/" + code, form);
  }

  private MockHttpServletResponse put(String key, long offset, byte[] part) throws Exception {
    var path = "uploads/" + ID + "/bytes?offset=" + offset;
    return beside.station(key, HERE, HttpMethod.PUT, path, part);
  }

  private MockHttpServletResponse progress(String key) throws Exception {
    return beside.station(key, HERE, HttpMethod.GET, "uploads/" + ID, null);
  }

  private long offset(String key) throws Exception {
    return json(progress(key)).path("offset").asLong(-1);
  }

  /** Says that a whole part comes, sends half of it and hangs up. */
  private void cutInTheMiddleOfAPart(String key, long offset, byte[] part) throws Exception {
    try (var socket = new Socket("127.0.0.1", port)) {
      var head =
          "PUT /api/station/uploads/%s/bytes?offset=%d HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
              .formatted(ID, offset, key, part.length);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().write(part, 0, part.length / 2);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes(); // until the server has noticed
    }
  }

  private String problem(MockHttpServletResponse answer) throws Exception {
    return answer.getStatus()
        + " "
        + json(answer).path("type").asString("").replace("urn:anjuan:problem:", "");
  }

  private MockHttpServletResponse search(Actor actor, String question) throws Exception {
    return beside.person(actor, HttpMethod.GET, "/api/station-log?" + question, null);
  }

  private List<JsonNode> log(Actor actor, String question) throws Exception {
    return json(search(actor, question)).path("items").valueStream().toList();
  }

  private JsonNode station(String code) throws Exception {
    return json(beside.person(ADMINISTRATOR, HttpMethod.GET, "/api/stations", null))
        .path("items")
        .valueStream()
        .filter(row -> row.path("code").asString("").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private ArchivedDocument document(String id) {
    return documents.find(new DocumentId(id)).orElseThrow();
  }

  private String next() {
    return "S" + Long.toHexString(System.nanoTime()) + number++;
  }

  private static byte[] pdf(int length, int mark) {
    var pdf = ("%PDF-1.4\n" + mark + "\n" + "x".repeat(length)).getBytes(US_ASCII);
    return Arrays.copyOf(pdf, length);
  }
}
