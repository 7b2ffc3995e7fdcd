package org.anjuan.web.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.anjuan.web.paper.Counter.CLERK;
import static org.anjuan.web.paper.Counter.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.paper.PaperPictures;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/**
 * DIG-3, DIG-4, DIG-7: what was scanned is looked at; what is rejected has a list of its own and
 * comes back to another; passing archives where a campus has switched that on; work is counted.
 */
@Tag("DIG-3")
@Tag("DIG-4")
@Tag("DIG-7")
@SpringBootTest(classes = PaperRoom.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PaperRoom")
class ImageReviewTests {
  private static final String SCANS = "/api/paper/scans/";
  private static final String REVIEWS = "/api/paper/reviews/";

  @Autowired private Counter counter;
  @Autowired private MedicalRecords records;

  @Test
  void rejectedImagesAreDoneAgainAndComeBackToTheListOfRepeatedReviews() throws Exception {
    var record = counter.admitted();
    var id = scanned(record);
    assertThat(list("FIRST")).contains(id);
    var seen = counter.send(CLERK, HttpMethod.GET, REVIEWS + id);
    var page = counter.json(seen).path("scan").path("pages").get(0).path("id").asString();
    var marks =
        Map.of("marks", List.of(Map.of("page", page, "defect", "BLURRED", "note", "第 1 页看不清")));
    var rejected = counter.send(CLERK, HttpMethod.POST, REVIEWS + id + "/verdict", marks, seen);
    assertThat(rejected.getStatus()).as(rejected.getContentAsString(UTF_8)).isEqualTo(200);
    assertThat(list("REJECTED")).contains(id);
    assertThat(list("FIRST")).doesNotContain(id);

    var job = counter.send(CLERK, HttpMethod.GET, SCANS + id);
    var review = counter.json(job).path("review");
    assertThat(review.path("marks").get(0).path("note").asString()).isEqualTo("第 1 页看不清");
    var opened = counter.send(CLERK, HttpMethod.POST, SCANS + id + "/reopening", null, job);
    assertThat(counter.json(opened).path("state").asString()).isEqualTo("OPEN");
    var again = picture(HttpMethod.PUT, SCANS + id + "/pages/" + page, "sharp now", opened);
    finish(id, again);

    assertThat(list("AGAIN")).contains(id);
    assertThat(list("REJECTED")).doesNotContain(id);
    var second = counter.send(CLERK, HttpMethod.GET, REVIEWS + id);
    var made = counter.json(second).path("scan").path("documents").get(0);
    assertThat(made.path("version").asInt()).as("a new version").isEqualTo(2);
    assertThat(verdict(id, second).path("archived").asBoolean()).isFalse();
    assertThat(list("PASSED")).contains(id);
    assertThat(
            counter
                .send(CLERK, HttpMethod.POST, REVIEWS + id + "/verdict", Map.of(), second)
                .getStatus())
        .as("an older revision")
        .isEqualTo(412);
    assertThat(counter.actions(record))
        .containsSubsequence(
            AuditAction.SCAN_FINISHED,
            AuditAction.IMAGES_REJECTED,
            AuditAction.SCAN_REOPENED,
            AuditAction.SCAN_FINISHED,
            AuditAction.IMAGES_PASSED);
    assertThat(counter.actions()).contains(AuditAction.REVIEWS_LISTED, AuditAction.SCAN_VIEWED);
  }

  @Test
  void passingArchivesWhereTheCampusHasSwitchedItOn() throws Exception {
    var record = counter.admitted();
    var id = scanned(record);
    archivedAtOnce(true);
    try {
      var seen = counter.send(CLERK, HttpMethod.GET, REVIEWS + id);
      assertThat(counter.json(seen).path("archivesAtOnce").asBoolean()).isTrue();
      assertThat(verdict(id, seen).path("archived").asBoolean()).isTrue();
    } finally {
      archivedAtOnce(false);
    }
    assertThat(records.find(record.id()).orElseThrow().state()).isEqualTo(RecordState.ARCHIVED);
    assertThat(counter.actions(record)).contains(AuditAction.RECORD_ARCHIVED);
  }

  @Test
  void workIsCountedByPersonAndDay() throws Exception {
    var id = scanned(counter.admitted());
    verdict(id, counter.send(CLERK, HttpMethod.GET, REVIEWS + id));
    var today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    var period = "?from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(1));
    var rows =
        counter
            .json(counter.send(CLERK, HttpMethod.GET, "/api/paper/workload" + period))
            .path("items");
    var mine = rows.get(0);
    assertThat(mine.path("name").asString()).isEqualTo("clerk");
    for (var deed :
        List.of(
            "pagesTaken", "recordsProcessed", "pagesFiled", "recordsReviewed", "imagesReviewed")) {
      assertThat(mine.path(deed).asInt()).as(deed).isPositive();
    }
    var csv = counter.send(CLERK, HttpMethod.GET, "/api/paper/workload/export" + period);
    assertThat(csv.getContentAsString(UTF_8)).contains("日期,院区,姓名").contains(",MAIN,clerk,");
    var others = counter.send(ELSEWHERE, HttpMethod.GET, "/api/paper/workload" + period);
    assertThat(others.getContentAsString(UTF_8)).doesNotContain("clerk");
    assertThat(counter.actions())
        .contains(AuditAction.WORKLOAD_VIEWED, AuditAction.WORKLOAD_EXPORTED);
  }

  @Test
  void reviewsOfOtherCampusesAreNotThere() throws Exception {
    var id = scanned(counter.admitted());
    assertThat(counter.send(ELSEWHERE, HttpMethod.GET, REVIEWS + id).getStatus()).isEqualTo(404);
  }

  /** A scan of one page, finished. */
  private String scanned(MedicalRecord record) throws Exception {
    var begun =
        counter.send(
            CLERK,
            HttpMethod.POST,
            "/api/paper/scans",
            Map.of("record", record.id().value()),
            null);
    var id = counter.json(begun).path("id").asString();
    var added = picture(HttpMethod.POST, SCANS + id + "/pages", "page", begun);
    var page = counter.json(added).path("job").path("pages").get(0).path("id").asString();
    var placings = Map.of("pages", List.of(Map.of("id", page, "category", "C0026")));
    finish(id, counter.send(CLERK, HttpMethod.PUT, SCANS + id + "/pages", placings, added));
    return id;
  }

  private void finish(String id, MockHttpServletResponse seen) throws Exception {
    var asked = counter.send(CLERK, HttpMethod.POST, SCANS + id + "/completion", null, seen);
    assertThat(asked.getStatus()).as(asked.getContentAsString(UTF_8)).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            counter
                .json(counter.send(CLERK, HttpMethod.GET, SCANS + id))
                .path("state")
                .asString()
                .equals("FINISHED"));
  }

  private JsonNode verdict(String id, MockHttpServletResponse seen) throws Exception {
    var passed = counter.send(CLERK, HttpMethod.POST, REVIEWS + id + "/verdict", Map.of(), seen);
    assertThat(passed.getStatus()).as(passed.getContentAsString(UTF_8)).isEqualTo(200);
    return counter.json(passed);
  }

  private MockHttpServletResponse picture(
      HttpMethod method, String path, String text, MockHttpServletResponse seen) throws Exception {
    var bytes = PaperPictures.jpeg(PaperPictures.written(text));
    return counter.send(CLERK, method, path, MediaType.IMAGE_JPEG, bytes, seen);
  }

  private String list(String which) throws Exception {
    return counter
        .json(counter.send(CLERK, HttpMethod.GET, "/api/paper/reviews?list=" + which))
        .path("items")
        .toString();
  }

  private void archivedAtOnce(boolean on) throws Exception {
    var rules = "/api/paper/rules/MAIN";
    var before = counter.json(counter.send(CLERK, HttpMethod.GET, rules));
    var set =
        counter.send(
            CLERK,
            HttpMethod.PUT,
            rules,
            Map.of("archivedAtOnce", on, "revision", before.path("revision").asLong()),
            null);
    assertThat(set.getStatus()).isEqualTo(200);
  }
}
