package org.anjuan.web.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records by identifier, and by the numbers that the hospital knows them by. */
@RestController
@RequestMapping("/api/records")
class RecordController {
  private final RecordAccess access;
  private final MedicalRecords records;
  private final Organisation organisation;
  private final RecordViews views;
  private final AuditTrail trail;
  private final Clock clock;

  RecordController(
      RecordAccess access,
      MedicalRecords records,
      Organisation organisation,
      RecordViews views,
      AuditTrail trail,
      Clock clock) {
    this.access = access;
    this.records = records;
    this.organisation = organisation;
    this.views = views;
    this.trail = trail;
    this.clock = clock;
  }

  /** Rows of records. */
  record RecordList(List<RecordSummary> items) {}

  @GetMapping("/{id}")
  RecordDetail record(Actor actor, @PathVariable RecordId id) {
    var record = access.require(actor, Action.VIEW, id);
    trail.append(AuditEvent.of(actor, AuditAction.VIEW_RECORD, clock.instant()).record(id.value()));
    return views.detail(record);
  }

  /** Records by chart number 病案号 or admission number 住院号, on the campuses in reach. */
  @GetMapping
  RecordList byNumber(
      Actor actor,
      @RequestParam(required = false) @Nullable String recordNo,
      @RequestParam(required = false) @Nullable String admissionNo,
      @RequestParam(defaultValue = "1") int visitNo) {
    var found = new ArrayList<MedicalRecord>();
    for (var campus : organisation.campuses()) {
      if (recordNo != null) {
        found.addAll(records.ofChart(campus.code(), new RecordNumber(recordNo)));
      } else if (admissionNo != null) {
        records.find(new StayNumber(campus.code(), admissionNo, visitNo)).ifPresent(found::add);
      } else {
        throw new BadRequest(
            "recordNo", "请给出 recordNo 或 admissionNo", "Give recordNo or admissionNo");
      }
    }
    var visible = found.stream().filter(r -> access.allows(actor, Action.SEARCH, r)).toList();
    trail.append(
        AuditEvent.of(actor, AuditAction.SEARCH, clock.instant())
            .detail(recordNo == null ? "admissionNo=" + admissionNo : "recordNo=" + recordNo));
    return new RecordList(views.summaries(visible));
  }
}
