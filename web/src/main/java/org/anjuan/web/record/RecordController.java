package org.anjuan.web.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.AccessDecision;
import org.anjuan.archive.access.AccessRules;
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
  private final AccessRules rules;
  private final MedicalRecords records;
  private final Organisation organisation;
  private final RecordViews views;
  private final AuditTrail trail;
  private final Clock clock;

  RecordController(
      RecordAccess access,
      AccessRules rules,
      MedicalRecords records,
      Organisation organisation,
      RecordViews views,
      AuditTrail trail,
      Clock clock) {
    this.access = access;
    this.rules = rules;
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
    var opened = access.open(actor, Action.VIEW, id, null);
    trail.append(AuditEvent.of(actor, AuditAction.VIEW_RECORD, clock.instant()).record(id.value()));
    return views.detail(opened);
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
    var visit = rules.visit(actor);
    var visible = new ArrayList<RecordSummary>();
    for (var record : found) {
      var seen = visit.decide(Action.VIEW, record.facts());
      if (seen instanceof AccessDecision.Allowed allowed) {
        visible.add(views.summary(record).of(allowed.parts()));
      } else if (visit.decide(Action.SEARCH, record.facts()).isAllowed()) {
        visible.add(views.summary(record));
      }
    }
    trail.append(
        AuditEvent.of(actor, AuditAction.SEARCH, clock.instant())
            .detail(recordNo == null ? "admissionNo=" + admissionNo : "recordNo=" + recordNo));
    return new RecordList(visible);
  }
}
