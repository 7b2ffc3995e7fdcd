package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.anjuan.web.process.Paper.Draft;
import org.anjuan.web.process.Visitor.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of two papers that a source pushes: one of the doctor's department, one of another.
 */
@ExtendWith(DemoHospital.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnePaperIT {
  private static final String ABSENT = "0000000000000000000000000a";

  private AnjuanProcess application;
  private Draft draft;
  private Draft foreignDraft;
  private Answer receipt;
  private JsonNode own;
  private JsonNode foreign;

  @BeforeAll
  void push(DemoHospital hospital) {
    application = hospital.filled().application();
    var mill = new PaperMill("J", 20260301);
    draft = mill.pdf(2);
    foreignDraft = mill.pdf(1);
    receipt = pushed("J-OWN", "0301", "司马婉清", draft);
    own = receipt.json();
    foreign = pushed("J-FOREIGN", "0501", "诸葛明远", foreignDraft).json();
    var records = Visitor.person(application, "records");
    for (var word : List.of(draft.words().getFirst(), foreignDraft.words().getFirst())) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> records.search(word).path("total").asInt() == 1);
    }
    new Caretaker(application).awaitRest();
  }

  private Answer pushed(String stay, String department, String patient, Draft content) {
    var meta = meta(stay, department, patient);
    var answer =
        Visitor.system(application, Feeder.tokenIn(application.data()))
            .push(meta, "note.pdf", content.content());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  private static Map<String, Object> meta(String stay, String department, String patient) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("sourceSystem", "TEST");
    meta.put("sourceDocumentId", stay);
    meta.put("sourceVersion", 1);
    meta.put("campus", "MAIN");
    meta.put("admissionNo", stay);
    meta.put("visitNo", 1);
    meta.put("category", "C0038");
    meta.put("title", "护理记录");
    meta.put("patient", Map.of("name", patient, "sex", "2", "birthDate", "1990-05-06"));
    meta.put(
        "encounter",
        Map.of(
            "kind",
            "INPATIENT",
            "department",
            department,
            "admittedAt",
            "2026-02-01T08:00:00+08:00"));
    return meta;
  }

  @Test
  @Tag("ING-5")
  void theSamePushAgainGetsTheSameAnswer() {
    var again = pushed("J-OWN", "0301", "司马婉清", draft);
    assertThat(again.json()).isEqualTo(own);
    assertThat(
            Visitor.person(application, "records")
                .json("/api/documents/" + text(own, "documentId"))
                .path("versions")
                .size())
        .isEqualTo(1);
  }

  @Test
  @Tag("QRY-1")
  void aPatientIsFoundByPinyinAndInitials() {
    var records = Visitor.person(application, "records");
    for (var words : List.of("司马婉清", "婉清", "simawanqing", "smwq", "SiMa WanQing")) {
      assertThat(recordIds(records.search(words))).as(words).contains(text(own, "recordId"));
    }
  }

  @Test
  @Tag("SEC-3")
  void aForeignPaperIsAsGoodAsAbsent() {
    for (var person : List.of("doctor", "nurse", "doctor2")) {
      var visitor = Visitor.person(application, person);
      var found = visitor.search(foreignDraft.words().getFirst());
      assertThat(found.path("total").asInt()).as("hits of %s", person).isZero();
      assertThat(found.path("facets").path("campus").size()).as("facets of %s", person).isZero();
      assertThat(visitor.json("/api/records?admissionNo=J-FOREIGN").path("items").size()).isZero();
      var there = JourneyIT.paths(text(foreign, "recordId"), text(foreign, "documentId"));
      var nowhere = JourneyIT.paths(ABSENT, ABSENT);
      for (var i = 0; i < there.size(); i++) {
        var invisible = visitor.get(there.get(i));
        var absent = visitor.get(nowhere.get(i));
        assertThat(invisible.status()).as("%s asks for %s", person, there.get(i)).isIn(403, 404);
        assertThat(withoutIds(invisible))
            .as("%s asks for %s", person, there.get(i))
            .isEqualTo(withoutIds(absent));
      }
    }
  }

  @Test
  @Tag("SEC-3")
  void theOwnPaperIsSeenByDepartmentAndCampus() {
    for (var person : List.of("doctor", "nurse", "qc", "records", "counter")) {
      var visitor = Visitor.person(application, person);
      assertThat(recordIds(visitor.search(draft.words().get(1))))
          .as(person)
          .containsExactly(text(own, "recordId"));
      assertThat(visitor.get("/api/records/" + text(own, "recordId")).status())
          .as(person)
          .isEqualTo(200);
    }
    var version = "/api/documents/" + text(own, "documentId") + "/versions/1";
    assertThat(Visitor.person(application, "nurse").get(version + "/content").status())
        .as("an original takes the right to download, a film the right to view")
        .isEqualTo(404);
    assertThat(Visitor.person(application, "counter").bytes(version + "/content"))
        .isEqualTo(draft.content());
  }

  @Test
  @Tag("SEC-3")
  void aTokenPushesAndDoesNothingElse() {
    var system = Visitor.system(application, Feeder.tokenIn(application.data()));
    for (var path : JourneyIT.paths(text(own, "recordId"), text(own, "documentId"))) {
      assertThat(system.get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(
            Visitor.system(application, "anj_0000000000000000_" + "0".repeat(64))
                .push(meta("J-NONE", "0301", "无"), "note.pdf", draft.content())
                .status())
        .isEqualTo(401);
  }

  @Test
  @Tag("QRY-2")
  void whoLooksIsBurntIntoThePage() throws IOException {
    var page = "/api/documents/" + text(own, "documentId") + "/versions/1/pages/1";
    for (var path : List.of(page + "?width=900", page + "/thumbnail")) {
      var doctors = picture(Visitor.person(application, "doctor").bytes(path));
      var nurses = picture(Visitor.person(application, "nurse").bytes(path));
      // The paper itself is white below its one line at the top.
      assertThat(inkBelowTheMiddle(doctors)).as("ink on %s", path).isPositive();
      assertThat(inkBelowTheMiddle(nurses)).as("ink on %s", path).isPositive();
      assertThat(differences(doctors, nurses)).as("differences on %s", path).isPositive();
    }
  }

  @Test
  @Tag("SEC-3")
  void everyTouchIsOnRecord() {
    var doctor = Visitor.person(application, "doctor");
    var doctor2 = Visitor.person(application, "doctor2");
    var counter = Visitor.person(application, "counter");
    var record = text(own, "recordId");
    var version = "/api/documents/" + text(own, "documentId") + "/versions/1";
    doctor.json("/api/records/" + record);
    doctor.bytes(version + "/pages/2");
    doctor.json(version + "/text");
    counter.bytes(version + "/content");
    doctor2.get("/api/records/" + record);

    var auditor = Visitor.person(application, "auditadmin");
    var events = auditor.json("/api/audit?recordId=" + record).path("items").valueStream().toList();

    assertThat(events.stream().map(event -> text(event, "actor") + " " + text(event, "action")))
        .contains(
            "doctor VIEW_RECORD",
            "doctor VIEW_PAGE",
            "doctor READ_TEXT",
            "counter DOWNLOAD",
            "doctor2 ACCESS_REFUSED");
    assertThat(events).anyMatch(event -> text(event, "action").equals("INTAKE"));
    assertThat(
            events.stream()
                .filter(event -> text(event, "action").equals("VIEW_PAGE"))
                .map(event -> event.path("page").asInt()))
        .contains(2);
    assertThat(auditor.json("/api/audit/verification").path("days").valueStream())
        .isNotEmpty()
        .allMatch(day -> day.path("intact").asBoolean());
  }

  private static BufferedImage picture(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static long inkBelowTheMiddle(BufferedImage picture) {
    var ink = 0L;
    for (var y = picture.getHeight() / 2; y < picture.getHeight(); y++) {
      for (var x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xff) < 240) {
          ink++;
        }
      }
    }
    return ink;
  }

  private static long differences(BufferedImage one, BufferedImage other) {
    var found = 0L;
    for (var y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
      for (var x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
        if (Math.abs((one.getRGB(x, y) & 0xff) - (other.getRGB(x, y) & 0xff)) > 20) {
          found++;
        }
      }
    }
    return found;
  }

  private String withoutIds(Answer answer) {
    return answer.status()
        + answer.type()
        + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(text(foreign, "recordId"), "…")
            .replace(text(foreign, "documentId"), "…")
            .replace(ABSENT, "…");
  }

  private static List<String> recordIds(JsonNode found) {
    return found.path("hits").valueStream().map(hit -> text(hit.path("record"), "id")).toList();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
