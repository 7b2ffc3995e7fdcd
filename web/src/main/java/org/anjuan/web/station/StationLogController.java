package org.anjuan.web.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.anjuan.ingest.station.StationCode;
import org.anjuan.ingest.station.Submission;
import org.anjuan.ingest.station.SubmissionId;
import org.anjuan.ingest.station.Submissions;
import org.anjuan.web.people.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stations have brought, by address and time (STA-3). */
@RestController
@RequestMapping("/api/station-log")
class StationLogController {
  private static final int PAGE = 50;
  private static final int MOST_EXPORTED = 20_000;
  private static final Duration RECENT = Duration.ofDays(7);

  private final Submissions submissions;
  private final StationScope scope;
  private final AuditTrail trail;
  private final Clock clock;
  private final ZoneId zone;

  StationLogController(
      Submissions submissions,
      StationScope scope,
      AuditTrail trail,
      Clock clock,
      HospitalZone zone) {
    this.submissions = submissions;
    this.scope = scope;
    this.trail = trail;
    this.clock = clock;
    this.zone = zone.id();
  }

  /**
   * An upload that was completed. It names no patient.
   *
   * @param takenAt on the station's clock as it was
   * @param takenAtCorrected the same on ours
   * @param state {@code stored} or {@code quarantined}
   */
  record SubmissionRow(
      String id,
      String station,
      String campus,
      String department,
      String category,
      String address,
      Instant submittedAt,
      long size,
      @Nullable Instant takenAt,
      @Nullable Instant takenAtCorrected,
      long skewMillis,
      String state,
      @Nullable String recordId,
      @Nullable String documentId,
      @Nullable Integer documentVersion,
      @Nullable String reason,
      @Nullable Words reasonText,
      @Nullable String field) {}

  /** A page, the newest first. */
  record SubmissionRows(List<SubmissionRow> items, @Nullable String next) {}

  @GetMapping
  SubmissionRows list(
      Actor actor,
      @RequestParam(required = false) @Nullable StationCode station,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable SubmissionId cursor) {
    var found = submissions.find(question(actor, station, address, from, to, cursor, PAGE + 1));
    var next = found.size() > PAGE ? found.get(PAGE - 1).id().value() : null;
    return new SubmissionRows(
        found.stream().limit(PAGE).map(StationLogController::row).toList(), next);
  }

  /** The same as an Excel file. */
  @GetMapping(path = "/export", produces = SheetWriter.TYPE)
  ResponseEntity<byte[]> export(
      Actor actor,
      @RequestParam(required = false) @Nullable StationCode station,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    var found = submissions.find(question(actor, station, address, from, to, null, MOST_EXPORTED));
    trail.append(
        AuditEvent.of(actor, AuditAction.STATION_LOG_EXPORTED, clock.instant())
            .detail("%s %s %s %s %d".formatted(station, address, from, to, found.size())));
    var heading =
        List.of(
            "提交时间",
            "采集站",
            "IP 地址",
            "院区",
            "科室",
            "分类",
            "字节数",
            "采集时间（校正）",
            "采集时间（本机）",
            "时钟偏差（秒）",
            "结果",
            "原因");
    return SheetWriter.answer(
        "station-log.xlsx",
        SheetWriter.write("采集日志", heading, found.stream().map(this::cells).toList()));
  }

  private Submissions.Question question(
      Actor actor,
      @Nullable StationCode station,
      @Nullable String address,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable SubmissionId cursor,
      int most) {
    var end = to == null ? clock.instant().plusSeconds(60) : to;
    return new Submissions.Question(
        scope.campuses(actor),
        station,
        address == null || address.isBlank() ? null : address.strip(),
        from == null ? end.minus(RECENT) : from,
        end,
        cursor,
        most);
  }

  private List<String> cells(Submission done) {
    var reason = done.reason();
    return List.of(
        shown(done.submittedAt()),
        done.station().value(),
        done.address(),
        done.campus().value(),
        done.department(),
        done.category().value(),
        String.valueOf(done.size()),
        shown(done.takenAtCorrected()),
        shown(done.takenAt()),
        String.valueOf(done.skewMillis() / 1000),
        done.isFiled() ? "已入档" : "隔离区",
        reason == null ? "" : reason.chinese());
  }

  private String shown(@Nullable Instant at) {
    return at == null
        ? ""
        : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone).format(at);
  }

  private static SubmissionRow row(Submission done) {
    return new SubmissionRow(
        done.id().value(),
        done.station().value(),
        done.campus().value(),
        done.department(),
        done.category().value(),
        done.address(),
        done.submittedAt(),
        done.size(),
        done.takenAt(),
        done.takenAtCorrected(),
        done.skewMillis(),
        done.isFiled() ? "stored" : "quarantined",
        done.recordId(),
        done.documentId(),
        done.documentVersion(),
        nameOf(done.reason()),
        words(done.reason()),
        done.field());
  }

  private static @Nullable String nameOf(@Nullable QuarantineReason reason) {
    return reason == null ? null : reason.name();
  }

  private static @Nullable Words words(@Nullable QuarantineReason reason) {
    return reason == null ? null : new Words(reason.chinese(), reason.english());
  }
}
