package org.anjuan.web.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.anjuan.web.paper.Counter.CLERK;
import static org.anjuan.web.paper.Counter.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.record.RecordId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;

/** DIG-5, DIG-6: labels, boxes and shelves over HTTP, and what each deed leaves in the trail. */
@Tag("DIG-5")
@Tag("DIG-6")
@SpringBootTest(classes = PaperRoom.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PaperRoom")
class PaperStoreTests {
  private static final String BOXES = "/api/paper/boxes";

  @Autowired private Counter counter;

  private static String fresh() {
    return "B-" + RecordId.next().value().substring(0, 8);
  }

  @Test
  void labelsArePrintedSinglyAndInBatch() throws Exception {
    var first = counter.admitted();
    var second = counter.admitted();
    var ids = List.of(first.id().value(), second.id().value());
    var printed =
        counter.send(CLERK, HttpMethod.POST, "/api/paper/labels", Map.of("records", ids), null);
    assertThat(printed.getContentType()).isEqualTo("application/pdf");
    assertThat(new String(printed.getContentAsByteArray(), ISO_8859_1)).startsWith("%PDF");
    assertThat(counter.actions(second)).contains(AuditAction.LABELS_PRINTED);
    assertThat(
            counter
                .send(ELSEWHERE, HttpMethod.POST, "/api/paper/labels", Map.of("records", ids), null)
                .getStatus())
        .isEqualTo(404);
    var none = Map.of("records", List.of());
    assertThat(counter.send(CLERK, HttpMethod.POST, "/api/paper/labels", none, null).getStatus())
        .isEqualTo(400);
  }

  @Test
  void templateIsTriedBeforeItIsKept() throws Exception {
    var template =
        Map.of(
            "code",
            "QR",
            "width",
            50,
            "height",
            30,
            "columns",
            0,
            "gap",
            0,
            "lines",
            List.of(Map.of("text", "{patientName}", "size", 9)));
    var trial = "/api/paper/rules/MAIN/trial";
    assertThat(counter.send(CLERK, HttpMethod.POST, trial, template, null).getContentType())
        .isEqualTo("application/pdf");
    var wrong = new HashMap<String, Object>(template);
    wrong.put("width", 5);
    assertThat(counter.send(CLERK, HttpMethod.POST, trial, wrong, null).getStatus()).isEqualTo(400);
    var before = counter.json(counter.send(CLERK, HttpMethod.GET, "/api/paper/rules/MAIN"));
    var kept =
        counter.send(
            CLERK,
            HttpMethod.PUT,
            "/api/paper/rules/MAIN",
            Map.of("label", template, "revision", before.path("revision").asLong()),
            null);
    assertThat(counter.json(kept).path("label").path("code").asString()).isEqualTo("QR");
  }

  @Test
  void separatorSheetsAreForCategoriesAndRecords() throws Exception {
    var record = counter.admitted();
    var order = Map.of("categories", List.of("C0026"), "records", List.of(record.id().value()));
    var printed = counter.send(CLERK, HttpMethod.POST, "/api/paper/separators", order, null);
    assertThat(printed.getContentType()).isEqualTo("application/pdf");
    assertThat(counter.actions(record)).contains(AuditAction.SEPARATORS_PRINTED);
  }

  @Test
  void recordIsBoxedShelvedFoundAndTakenOut() throws Exception {
    var record = counter.admitted();
    var loose = counter.admitted();
    var added =
        counter.json(
            counter.send(
                CLERK, HttpMethod.POST, BOXES, Map.of("campus", "MAIN", "number", fresh()), null));
    var box = BOXES + "/" + added.path("id").asString();
    var into = Map.of("record", record.id().value());
    var put = counter.send(CLERK, HttpMethod.POST, box + "/records", into, null);
    assertThat(put.getStatus()).as(put.getContentAsString(UTF_8)).isEqualTo(200);

    var shelved =
        counter.send(
            CLERK,
            HttpMethod.PUT,
            box,
            Map.of(
                "number",
                added.path("number").asString(),
                "place",
                "A库-03架-2层",
                "revision",
                added.path("revision").asLong()),
            null);
    assertThat(shelved.getStatus()).as(shelved.getContentAsString(UTF_8)).isEqualTo(200);
    var late =
        counter.send(
            CLERK,
            HttpMethod.PUT,
            box,
            Map.of("number", "X", "revision", added.path("revision").asLong()),
            null);
    assertThat(late.getStatus()).isEqualTo(412);

    var wanted = Map.of("records", List.of(loose.id().value(), record.id().value()));
    var list =
        counter
            .json(counter.send(CLERK, HttpMethod.POST, "/api/paper/pick-list", wanted, null))
            .path("items");
    assertThat(list.get(0).path("record").path("id").asString()).isEqualTo(record.id().value());
    assertThat(list.get(0).path("box").path("place").asString()).isEqualTo("A库-03架-2层");
    assertThat(list.get(1).path("box").isMissingNode() || list.get(1).path("box").isNull())
        .as("what lies in no box comes last")
        .isTrue();

    var found = counter.json(counter.send(CLERK, HttpMethod.GET, BOXES + "?campus=MAIN&q=03架"));
    assertThat(found.path("items").toString()).contains(added.path("number").asString());
    var inside = counter.json(counter.send(CLERK, HttpMethod.GET, box));
    assertThat(inside.path("items").size()).isEqualTo(1);

    var other =
        counter.json(
            counter.send(
                CLERK,
                HttpMethod.POST,
                BOXES,
                Map.of("campus", "MAIN", "number", fresh(), "place", "B库"),
                null));
    var otherBox = BOXES + "/" + other.path("id").asString();
    var moved =
        counter.json(counter.send(CLERK, HttpMethod.POST, otherBox + "/records", into, null));
    assertThat(moved.path("from").path("id").asString()).isEqualTo(added.path("id").asString());
    var out = otherBox + "/records/" + record.id();
    assertThat(counter.send(CLERK, HttpMethod.DELETE, out).getStatus()).isEqualTo(200);
    assertThat(counter.send(CLERK, HttpMethod.DELETE, out).getStatus()).isEqualTo(404);

    assertThat(counter.actions(record))
        .contains(AuditAction.RECORD_BOXED, AuditAction.RECORD_UNBOXED, AuditAction.PICK_LIST_MADE);
    assertThat(counter.actions())
        .contains(
            AuditAction.BOX_ADDED,
            AuditAction.BOX_SHELVED,
            AuditAction.BOX_VIEWED,
            AuditAction.BOXES_LISTED);
  }

  @Test
  void numberIsOfOneBoxAndOtherCampusesSeeNone() throws Exception {
    var form = Map.of("campus", "MAIN", "number", fresh());
    var added = counter.json(counter.send(CLERK, HttpMethod.POST, BOXES, form, null));
    var again = counter.send(CLERK, HttpMethod.POST, BOXES, form, null);
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(counter.json(again).path("field").asString()).isEqualTo("number");
    var box = BOXES + "/" + added.path("id").asString();
    assertThat(counter.send(ELSEWHERE, HttpMethod.GET, box).getStatus()).isEqualTo(404);
    assertThat(counter.send(ELSEWHERE, HttpMethod.GET, BOXES + "?campus=MAIN").getStatus())
        .isEqualTo(404);
  }
}
