package org.anjuan.web.paper;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.paper.WorkCount;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.paper.Workload;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has done how much with paper, by day. */
@RestController
@RequestMapping("/api/paper/workload")
class WorkloadController {
  private static final long MOST_DAYS = 400;

  private final Workload workload;
  private final PaperRecords paper;

  WorkloadController(Workload workload, PaperRecords paper) {
    this.workload = workload;
    this.paper = paper;
  }

  /** Counts of a person on a day. */
  record WorkRow(
      String day,
      String campus,
      String name,
      long pagesTaken,
      long recordsProcessed,
      long pagesFiled,
      long recordsReviewed,
      long imagesReviewed,
      long recordsArchived,
      long recordsBoxed) {}

  /** By day and name. */
  record WorkRows(List<WorkRow> items) {}

  @GetMapping
  WorkRows rows(
      Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable String campus) {
    var found = find(actor, from, to, campus);
    paper.note(actor, AuditAction.WORKLOAD_VIEWED, from + " " + to);
    return new WorkRows(found);
  }

  /** The same as CSV that Excel opens. */
  @GetMapping(path = "/export", produces = "text/csv")
  ResponseEntity<byte[]> export(
      Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable String campus) {
    var found = find(actor, from, to, campus);
    paper.note(actor, AuditAction.WORKLOAD_EXPORTED, from + " " + to);
    var lines = new ArrayList<String>();
    lines.add("\uFEFF日期,院区,姓名,拍摄页数,处理病案,入库页数,审核病案,审核图片,归档病案,装箱病案");
    found.forEach(row -> lines.add(line(row)));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("workload_" + from + "_" + to + ".csv")
                .build()
                .toString())
        .body((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private List<WorkRow> find(Actor actor, LocalDate from, LocalDate to, @Nullable String campus) {
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
      throw new BadRequest("to", "请选择不超过 400 天的期间", "Choose at most 400 days");
    }
    return workload.between(campuses(actor, campus), from, to).stream()
        .map(WorkloadController::row)
        .toList();
  }

  private static Collection<String> campuses(Actor actor, @Nullable String campus) {
    var own = actor.campusesWith(Right.PAPER_MANAGE);
    if (campus == null || campus.isBlank()) {
      return own;
    }
    if (!own.contains(campus)) {
      throw new NotFound();
    }
    return Set.of(campus);
  }

  private static WorkRow row(WorkCount count) {
    return new WorkRow(
        count.day(),
        count.campus().value(),
        count.name(),
        count.count(Deed.PAGES_TAKEN),
        count.count(Deed.RECORDS_PROCESSED),
        count.count(Deed.PAGES_FILED),
        count.count(Deed.RECORDS_REVIEWED),
        count.count(Deed.IMAGES_REVIEWED),
        count.count(Deed.RECORDS_ARCHIVED),
        count.count(Deed.RECORDS_BOXED));
  }

  private static String line(WorkRow row) {
    return Stream.of(
            row.day(),
            row.campus(),
            cell(row.name()),
            row.pagesTaken(),
            row.recordsProcessed(),
            row.pagesFiled(),
            row.recordsReviewed(),
            row.imagesReviewed(),
            row.recordsArchived(),
            row.recordsBoxed())
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /** That a spreadsheet will not take for a formula. */
  private static String cell(String text) {
    var tame = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return tame.matches("(?s).*[\",\r\n].*") ? '"' + tame.replace("\"", "\"\"") + '"' : tame;
  }
}
