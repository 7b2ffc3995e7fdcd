package org.anjuan.web.paper;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.format.PageRetouch;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.paper.ScanDesk;
import org.anjuan.web.paper.ScanViews.ScanRow;
import org.anjuan.web.paper.ScanViews.ScanView;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scanning jobs: begun, put in order, finished, given up. */
@RestController
@RequestMapping("/api/paper/scans")
class ScanController {
  private final ScanAccess access;
  private final ScanJobs jobs;
  private final ScanDesk desk;
  private final ScanViews views;
  private final MedicalRecords records;
  private final AuditTrail trail;
  private final Clock clock;

  ScanController(
      ScanAccess access,
      ScanJobs jobs,
      ScanDesk desk,
      ScanViews views,
      MedicalRecords records,
      AuditTrail trail,
      Clock clock) {
    this.access = access;
    this.jobs = jobs;
    this.desk = desk;
    this.views = views;
    this.records = records;
    this.trail = trail;
    this.clock = clock;
  }

  /** Jobs of one's own campuses, the one changed last first; at most 200. */
  record ScanList(List<ScanRow> items) {}

  /** Which record is to be scanned. */
  record ScanStart(@Nullable String record) {}

  /** All pages, in the order in which they are to be; what is left out goes. */
  record Arrangement(@Nullable List<PagePlacing> pages) {}

  /** A page and how it is to be. */
  record PagePlacing(
      @Nullable String id,
      @Nullable String category,
      @Nullable Boolean startsDocument,
      @Nullable Boolean separator,
      @Nullable PageRetouch retouch) {}

  @GetMapping
  ScanList list(Actor actor, @RequestParam(defaultValue = "false") boolean finished) {
    trail.append(AuditEvent.of(actor, AuditAction.SCANS_LISTED, clock.instant()));
    var campuses = actor.campusesWith(Right.PAPER_SCAN);
    var found = new ArrayList<ScanJob>();
    if (finished) {
      found.addAll(jobs.in(ScanJob.State.FINISHED, campuses));
    } else {
      found.addAll(jobs.in(ScanJob.State.FINISHING, campuses));
      found.addAll(jobs.in(ScanJob.State.OPEN, campuses));
    }
    var rows = new ArrayList<ScanRow>();
    for (var job : found) {
      records
          .find(job.record())
          .filter(record -> access.mayScan(actor, record))
          .ifPresent(record -> rows.add(views.row(job, record)));
    }
    return new ScanList(rows);
  }

  /** Begins to scan a record, or goes on where somebody has begun. */
  @PostMapping
  ResponseEntity<ScanView> begin(Actor actor, @RequestBody ScanStart start) {
    if (start.record() == null) {
      throw new BadRequest("record", "请选择病案", "Choose a record");
    }
    var record = access.record(actor, new RecordId(start.record()));
    var job = jobs.begin(actor, record);
    access.note(actor, AuditAction.SCAN_STARTED, job, "");
    return answer(job, record);
  }

  @GetMapping("/{id}")
  ResponseEntity<ScanView> job(Actor actor, @PathVariable ScanJobId id) {
    var opened = access.open(actor, id);
    access.note(actor, AuditAction.SCAN_VIEWED, opened.job(), "");
    return answer(opened.job(), opened.record());
  }

  /** Orders, turns, straightens, cuts, tones, splits, sorts and removes pages: all in one. */
  @PutMapping("/{id}/pages")
  ResponseEntity<ScanView> arrange(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Arrangement arrangement) {
    if (arrangement.pages() == null) {
      throw new BadRequest("pages", "缺少页面列表", "The list of pages is missing");
    }
    var seen = access.seen(actor, id, ifMatch);
    var placings = arrangement.pages().stream().map(ScanController::placing).toList();
    var job = jobs.arrange(seen.job(), placings);
    access.note(
        actor,
        AuditAction.SCAN_ARRANGED,
        job,
        "pages=%d before=%d".formatted(job.pages().size(), seen.job().pages().size()));
    return answer(job, seen.record());
  }

  /** Has the documents made; they appear in the record when the job is {@code FINISHED}. */
  @PostMapping("/{id}/completion")
  ResponseEntity<ScanView> finish(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request) {
    var seen = access.seen(actor, id, ifMatch);
    var job = desk.finish(actor, request.getRemoteAddr(), seen.job(), seen.record());
    access.note(actor, AuditAction.SCAN_FINISHED, job, "pages=" + job.kept().size());
    return answer(job, seen.record());
  }

  /**
   * Opens a finished job again, with its pictures and edits: after a rejection, or to add pages.
   */
  @PostMapping("/{id}/reopening")
  ResponseEntity<ScanView> reopen(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var seen = access.seen(actor, id, ifMatch);
    var job = jobs.reopen(seen.job());
    access.note(actor, AuditAction.SCAN_REOPENED, job, "");
    return answer(job, seen.record());
  }

  /** Gives the job up; its pictures go. */
  @DeleteMapping("/{id}")
  ScanView discard(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var seen = access.seen(actor, id, ifMatch);
    access.note(
        actor, AuditAction.SCAN_DISCARDED, seen.job(), "pages=" + seen.job().pages().size());
    return views.view(jobs.discard(seen.job()), seen.record());
  }

  private ResponseEntity<ScanView> answer(ScanJob job, MedicalRecord record) {
    return ResponseEntity.ok().eTag(String.valueOf(job.revision())).body(views.view(job, record));
  }

  private static ScanPage.Placing placing(PagePlacing page) {
    var category = page.category();
    return new ScanPage.Placing(
        new ScanPageId(page.id() == null ? "" : page.id()),
        category == null || category.isBlank() ? null : new CategoryCode(category),
        Boolean.TRUE.equals(page.startsDocument()),
        Boolean.TRUE.equals(page.separator()),
        page.retouch() == null ? PageRetouch.NONE : page.retouch());
  }
}
