package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.web.process.Expected.StayFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job on the demonstration hospital: everything has arrived, and is found by who may. */
@ExtendWith(DemoHospital.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {
  private Expected expected;
  private AnjuanProcess application;
  private Visitor records;

  @BeforeAll
  void fill(DemoHospital hospital, @TempDir Path folder) {
    application = hospital.application();
    expected = Expected.generate(folder);
    hospital.filled();
    records = Visitor.person(application, "records");
  }

  @Test
  @Tag("ING-2")
  @Tag("ING-5")
  void everyDocumentOfTheHospitalIsThere() {
    assertThat(expected.stays()).hasSize(DemoHospital.ENCOUNTERS);
    for (var stay : expected.stays().values()) {
      var record = recordOf(stay);
      var documents = documents(record);
      assertThat(documents).as(stay.admissionNo()).hasSameSizeAs(stay.documents());
      assertThat(
              documents.stream()
                  .flatMap(document -> document.path("versions").valueStream())
                  .map(version -> text(version, "sha256")))
          .as(stay.admissionNo())
          .containsExactlyInAnyOrderElementsOf(stay.digests());
      assertThat(documents.stream().flatMap(document -> document.path("versions").valueStream()))
          .allSatisfy(version -> assertThat(text(version, "extraction")).isEqualTo("DONE"));
      assertThat(record.path("provisional").asBoolean()).as("provisional").isFalse();
    }
  }

  @Test
  @Tag("ING-3")
  void whatMustNotBeAcceptedLiesInQuarantine() {
    var items = records.json("/api/quarantine").path("items");
    assertThat(items.valueStream().map(item -> text(item, "fileName")))
        .containsExactlyInAnyOrderElementsOf(expected.refused());
    assertThat(items.valueStream().map(item -> text(item, "reason")))
        .containsExactlyInAnyOrder("EMPTY", "TYPE_NOT_ALLOWED", "METADATA_CONTRADICTORY");
  }

  @Test
  @Tag("ING-9")
  void recordsOfficeIsToldOfWhatLiesInQuarantine() {
    await("a message in the inbox of the records office")
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(
                    records
                        .json("/api/inbox")
                        .path("items")
                        .valueStream()
                        .map(item -> text(item, "kind")))
                .contains("QUARANTINED"));
  }

  @Test
  @Tag("QRY-1")
  void anyPhraseOfAPageIsFound() {
    var record = recordOf(expected.stays().firstEntry().getValue());
    var document = documents(record).getFirst();
    var page =
        records
            .json(
                "/api/documents/"
                    + text(document, "documentId")
                    + "/versions/"
                    + document.path("current").asInt()
                    + "/text")
            .path("pages")
            .get(0);
    var phrase = phraseOf(text(page, "text"));

    var found = records.search("\"" + phrase + "\"");

    assertThat(recordIds(found)).as("records with \"%s\"", phrase).contains(text(record, "id"));
    assertThat(
            found
                .path("hits")
                .valueStream()
                .flatMap(hit -> hit.path("pages").valueStream())
                .flatMap(hit -> hit.path("highlight").valueStream())
                .map(line -> line.asString("")))
        .as("highlights of \"%s\"", phrase)
        .isNotEmpty()
        .allMatch(line -> line.contains("<em>"));
  }

  @Test
  @Tag("QRY-1")
  void patientsAreFoundByName() {
    for (var stay : expected.stays().values()) {
      assertThat(recordIds(records.search(stay.patientNames().getLast())))
          .as(stay.admissionNo())
          .contains(text(recordOf(stay), "id"));
    }
  }

  @Test
  @Tag("QRY-1")
  void filtersNarrowAndPagesOfTheListCoverEverythingOnce() {
    var all = listed(records, "/api/search?order=date&size=7");
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(DemoHospital.ENCOUNTERS);
    var east = new ArrayList<String>();
    var byDepartment = new ArrayList<String>();
    for (var campus : List.of("MAIN", "EAST")) {
      var found = records.json("/api/search?size=50&campus=" + campus);
      assertThat(hits(found)).allMatch(record -> text(record, "campus").equals(campus));
      east.addAll(recordIds(found));
    }
    for (var facet : records.json("/api/search").path("facets").path("department")) {
      var department = text(facet, "value");
      var found = records.json("/api/search?size=50&department=" + department);
      assertThat(found.path("total").asLong()).isEqualTo(facet.path("count").asLong());
      byDepartment.addAll(recordIds(found));
    }
    assertThat(east).containsExactlyInAnyOrderElementsOf(all);
    assertThat(byDepartment).isSubsetOf(all);
    var dates =
        hits(records.json("/api/search?order=date&size=50")).stream()
            .map(record -> text(record, "dischargedAt"))
            .filter(date -> !date.isEmpty())
            .toList();
    assertThat(dates).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    var middle = dates.get(dates.size() / 2).substring(0, 10);
    assertThat(hits(records.json("/api/search?size=50&dischargedTo=" + middle)))
        .isNotEmpty()
        .hasSizeLessThan(all.size());
  }

  @Test
  @Tag("QRY-1")
  void oneValueOfAFilterIsOneValueAlsoWithAComma() {
    var known = text(records.json("/api/search").path("facets").path("diagnosis").get(0), "value");
    var asked = "/api/search?diagnosis=" + Visitor.encoded(known);
    assertThat(records.json(asked).path("total").asLong()).isPositive();
    assertThat(records.json(asked + Visitor.encoded(",未见")).path("total").asLong()).isZero();
  }

  @Test
  @Tag("QRY-1")
  void daysThatNoHospitalMeansAreRefused() {
    for (var day : List.of("dischargedTo=%2B999999999-12-31", "dischargedFrom=%2B20000-01-01")) {
      var answer = records.get("/api/search?" + day);
      assertThat(answer.status()).as(day).isEqualTo(400);
      assertThat(text(answer.json(), "field")).isEqualTo(day.substring(0, day.indexOf('=')));
    }
  }

  @Test
  @Tag("SEC-3")
  void everybodySeesTheirOwnAndNothingElse() {
    assertThat(visibleTo("qc")).containsAll(visibleTo("records"));
    for (var person : List.of("doctor", "doctor2", "nurse")) {
      var visitor = Visitor.person(application, person);
      var me = visitor.json("/api/me");
      var mine =
          expected.stays().values().stream()
              .filter(stay -> isFor(stay, me))
              .map(StayFiles::admissionNo)
              .collect(Collectors.toSet());
      var seen =
          hitsOf(visitor).stream()
              .map(record -> text(record, "admissionNo"))
              .filter(number ->
                  expected.stays().values().stream().anyMatch(s -> s.admissionNo().equals(number)))
              .collect(Collectors.toSet());
      assertThat(seen).as("stays that %s sees", person).isEqualTo(mine);
    }
  }

  @Test
  @Tag("SEC-3")
  void administratorsSeeNoRecords() {
    var record = recordOf(expected.stays().firstEntry().getValue());
    var document = documents(record).getFirst();
    for (var person : List.of("sysadmin", "secadmin", "auditadmin")) {
      var visitor = Visitor.person(application, person);
      for (var path : paths(text(record, "id"), text(document, "documentId"))) {
        assertThat(visitor.get(path).status()).as("%s asks for %s", person, path).isEqualTo(403);
      }
      assertThat(visitor.get("/api/search?q=a").status()).isEqualTo(403);
    }
  }

  /** By the rules: own department on own campus; physicians also those they treat, anywhere. */
  private static boolean isFor(StayFiles stay, JsonNode me) {
    var campuses = strings(me.path("campuses"));
    var departments = strings(me.path("departments"));
    var own =
        campuses.contains(stay.campus())
            && stay.departments().stream().anyMatch(departments::contains);
    return own
        || (strings(me.path("roles")).contains("PHYSICIAN")
            && stay.treating().contains(text(me, "staffNo")));
  }

  private Set<String> visibleTo(String person) {
    return hitsOf(Visitor.person(application, person)).stream()
        .map(record -> text(record, "id"))
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> hitsOf(Visitor visitor) {
    return hits(visitor.json("/api/search?size=50"));
  }

  /** All ways to a record and a document of it. */
  static List<String> paths(String recordId, String documentId) {
    var version = "/api/documents/" + documentId + "/versions/1";
    return List.of(
        "/api/records/" + recordId,
        "/api/records/" + recordId + "/documents",
        "/api/documents/" + documentId,
        version + "/pages/1",
        version + "/pages/1/thumbnail",
        version + "/text",
        version + "/find?q=a",
        version + "/content");
  }

  private JsonNode recordOf(StayFiles stay) {
    var found =
        records
            .json("/api/records?admissionNo=" + stay.admissionNo() + "&visitNo=" + stay.visitNo())
            .path("items")
            .valueStream()
            .filter(record -> text(record, "campus").equals(stay.campus()))
            .toList();
    assertThat(found).as(stay.admissionNo()).hasSize(1);
    return found.getFirst();
  }

  private List<JsonNode> documents(JsonNode record) {
    return records
        .json("/api/records/" + text(record, "id") + "/documents")
        .path("items")
        .valueStream()
        .toList();
  }

  private static List<String> listed(Visitor visitor, String path) {
    var all = new ArrayList<String>();
    var page = visitor.json(path);
    all.addAll(recordIds(page));
    while (!text(page, "next").isEmpty()) {
      page = visitor.json(path + "&cursor=" + Visitor.encoded(text(page, "next")));
      all.addAll(recordIds(page));
    }
    return all;
  }

  private static List<JsonNode> hits(JsonNode found) {
    return found.path("hits").valueStream().map(hit -> hit.path("record")).toList();
  }

  private static List<String> recordIds(JsonNode found) {
    return hits(found).stream().map(record -> text(record, "id")).toList();
  }

  /** Six Chinese characters that stand together. */
  private static String phraseOf(String text) {
    var found = java.util.regex.Pattern.compile("\\p{IsHan}{6}").matcher(text);
    assertThat(found.find()).as("Chinese text").isTrue();
    return found.group();
  }

  private static Set<String> strings(JsonNode array) {
    return array
        .valueStream()
        .map(value -> value.asString(""))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
