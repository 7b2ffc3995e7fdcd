package org.anjuan.web.paper;

import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.paper.CampusPaperRules;
import org.anjuan.archive.paper.ImageReview;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobChanged;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.paper.Workload;
import org.anjuan.archive.record.IllegalTransition;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.web.paper.ScanViews.ScanRow;
import org.anjuan.web.paper.ScanViews.ScanView;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Image review: lists, and what somebody found. The images themselves are those of the record. */
@RestController
@RequestMapping("/api/paper/reviews")
class ReviewController {
  private static final int MOST_MARKS = 500;

  private final ScanJobs jobs;
  private final ScanViews views;
  private final PaperRecords paper;
  private final RecordAccess access;
  private final MedicalRecords records;
  private final CampusPaperRules rules;
  private final Workload workload;
  private final WorkQueue work;

  ReviewController(
      ScanJobs jobs,
      ScanViews views,
      PaperRecords paper,
      RecordAccess access,
      MedicalRecords records,
      CampusPaperRules rules,
      Workload workload,
      WorkQueue work) {
    this.jobs = jobs;
    this.views = views;
    this.paper = paper;
    this.access = access;
    this.records = records;
    this.rules = rules;
    this.workload = workload;
    this.work = work;
  }

  /** A list of the review, the one that has waited longest first; at most 200. */
  record ReviewList(List<ScanRow> items) {}

  /**
   * What is up for review.
   *
   * @param archivesAtOnce whether passing archives the record
   */
  record ReviewView(ScanView scan, boolean archivesAtOnce) {}

  /** What somebody found: marks, or nothing wrong. */
  record Verdict(@Nullable List<MarkView> marks) {}

  /** Something wrong with a page, or with the whole. */
  record MarkView(
      @Nullable String page, ImageReview.@Nullable Defect defect, @Nullable String note) {}

  /**
   * What became of it.
   *
   * @param archived whether the record is archived with that
   */
  record VerdictOutcome(ScanView scan, boolean archived) {}

  @GetMapping
  ReviewList list(Actor actor, @RequestParam(defaultValue = "FIRST") ImageReview.State list) {
    paper.note(actor, AuditAction.REVIEWS_LISTED, list.name());
    return new ReviewList(
        jobs.in(list, actor.campusesWith(Right.PAPER_REVIEW)).stream()
            .flatMap(job ->
                records
                    .find(job.record())
                    .filter(record -> access.allows(actor, Action.VIEW, record))
                    .map(record -> views.row(job, record))
                    .stream())
            .toList());
  }

  @GetMapping("/{id}")
  ResponseEntity<ReviewView> review(Actor actor, @PathVariable ScanJobId id) {
    var job = jobs.find(id).orElseThrow(NotFound::new);
    var record = paper.one(actor, Right.PAPER_REVIEW, job.record().value());
    paper.note(actor, AuditAction.SCAN_VIEWED, List.of(record), "review " + id);
    return ResponseEntity.ok()
        .eTag(String.valueOf(job.revision()))
        .body(new ReviewView(views.view(job, record), archivesAtOnce(job)));
  }

  /** Passes what has no marks, and rejects what has. */
  @PostMapping("/{id}/verdict")
  VerdictOutcome judge(
      Actor actor,
      @PathVariable ScanJobId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Verdict verdict) {
    var job = jobs.find(id).orElseThrow(NotFound::new);
    var record = paper.one(actor, Right.PAPER_REVIEW, job.record().value());
    if (job.revision() != ScanAccess.revision(ifMatch)) {
      throw new ScanJobChanged(id);
    }
    var marks = marks(verdict);
    var archives = marks.isEmpty() && archivesAtOnce(job);
    var done = jobs.review(actor, job, marks);
    paper.note(
        actor,
        marks.isEmpty() ? AuditAction.IMAGES_PASSED : AuditAction.IMAGES_REJECTED,
        List.of(record),
        "scan %s marks=%d".formatted(id, marks.size()));
    workload.add(actor, job.campus(), Deed.RECORDS_REVIEWED, 1);
    workload.add(actor, job.campus(), Deed.IMAGES_REVIEWED, job.kept().size());
    if (marks.isEmpty()) {
      work.askSoon(WorkKind.SCAN, id.value(), WorkKind.RECORD_GATHERING);
    }
    return new VerdictOutcome(views.view(done, record), archives && archive(actor, job, record));
  }

  /** False while the record is not ready: its images have passed all the same. */
  private boolean archive(Actor actor, ScanJob job, MedicalRecord record) {
    try {
      records.archive(record.id());
    } catch (IllegalTransition notYet) {
      return false;
    }
    paper.note(actor, AuditAction.RECORD_ARCHIVED, List.of(record), "from " + record.state());
    workload.add(actor, job.campus(), Deed.RECORDS_ARCHIVED, 1);
    work.ask(WorkKind.INDEX_RECORD, record.id().value());
    return true;
  }

  private boolean archivesAtOnce(ScanJob job) {
    return rules.of(job.campus()).isArchivedAtOnce();
  }

  private static List<ImageReview.Mark> marks(Verdict verdict) {
    var given = verdict.marks() == null ? List.<MarkView>of() : verdict.marks();
    if (given.size() > MOST_MARKS) {
      throw new BadRequest("marks", "标记过多", "Too many marks");
    }
    return given.stream()
        .map(mark -> {
          if (mark.defect() == null) {
            throw new BadRequest("marks", "请选择问题", "Say what is wrong");
          }
          return new ImageReview.Mark(
              mark.page() == null ? null : new ScanPageId(mark.page()),
              mark.defect(),
              mark.note() == null || mark.note().isBlank() ? null : mark.note().strip());
        })
        .toList();
  }
}
