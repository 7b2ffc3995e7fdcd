package org.anjuan.web.paper;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.format.PageRetouch;
import org.anjuan.archive.paper.ImageReview;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.ingest.paper.ScanDesk;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows scanning jobs to people. */
@Component
class ScanViews {
  private final RecordViews records;
  private final ScanDesk desk;

  ScanViews(RecordViews records, ScanDesk desk) {
    this.records = records;
    this.desk = desk;
  }

  /**
   * A row of the list.
   *
   * @param state {@code OPEN}, {@code FINISHING}, {@code FINISHED} or {@code DISCARDED}
   */
  record ScanRow(
      String id,
      RecordSummary record,
      String state,
      String startedBy,
      Instant startedAt,
      Instant changedAt,
      int pages,
      @Nullable String failure,
      @Nullable ReviewStateView review) {}

  /**
   * Where the review of the images stands.
   *
   * @param state {@code FIRST}, {@code AGAIN}, {@code REJECTED} or {@code PASSED}
   * @param marks what was found wrong last
   */
  record ReviewStateView(
      String state,
      int round,
      @Nullable String by,
      @Nullable Instant at,
      List<ReviewMarkView> marks) {}

  /** Something wrong; {@code page} null: with the whole. */
  record ReviewMarkView(@Nullable String page, String defect, @Nullable String note) {}

  /**
   * A job with its pages.
   *
   * @param revision to be sent back as {@code If-Match}
   * @param required categories that must be there before it can be finished
   */
  record ScanView(
      String id,
      RecordSummary record,
      String state,
      String startedBy,
      Instant startedAt,
      Instant changedAt,
      @Nullable String failure,
      @Nullable ReviewStateView review,
      long revision,
      List<PageView> pages,
      List<RequiredView> required,
      List<MadeView> documents) {}

  /**
   * A page.
   *
   * @param picture changes when it is taken again
   * @param code what a bar code of ours on it says
   * @param foreign its bar code names another record
   */
  record PageView(
      String id,
      String picture,
      String origin,
      boolean blank,
      @Nullable String code,
      boolean foreign,
      @Nullable String category,
      boolean startsDocument,
      boolean separator,
      PageRetouch retouch) {}

  /** A category that must be there. */
  record RequiredView(String category, boolean present) {}

  /** A document that the job has become. */
  record MadeView(String documentId, int version, String category, int pages) {}

  ScanRow row(ScanJob job, MedicalRecord record) {
    return new ScanRow(
        job.id().value(),
        summary(record),
        job.state().name(),
        job.startedByName(),
        job.startedAt(),
        job.changedAt(),
        job.kept().isEmpty() ? filed(job) : job.kept().size(),
        job.failure(),
        review(job.review()));
  }

  ScanView view(ScanJob job, MedicalRecord record) {
    var missing = desk.missing(job, record);
    return new ScanView(
        job.id().value(),
        summary(record),
        job.state().name(),
        job.startedByName(),
        job.startedAt(),
        job.changedAt(),
        job.failure(),
        review(job.review()),
        job.revision(),
        job.pages().stream().map(page -> page(page, record)).toList(),
        desk.required(record).stream()
            .map(code -> new RequiredView(code.value(), !missing.contains(code)))
            .toList(),
        job.documents().stream()
            .map(made ->
                new MadeView(
                    made.document(), made.version(), made.category().value(), made.pages()))
            .toList());
  }

  /** Scanning needs no diagnosis, which a closed front page would keep. */
  private RecordSummary summary(MedicalRecord record) {
    return records.summary(record).of(Parts.NONE);
  }

  /** Of one whose pictures are gone. */
  private static int filed(ScanJob job) {
    return job.documents().stream().mapToInt(ScanJob.Made::pages).sum();
  }

  private static @Nullable ReviewStateView review(@Nullable ImageReview review) {
    return review == null
        ? null
        : new ReviewStateView(
            review.state().name(),
            review.round(),
            review.byName(),
            review.at(),
            review.marks().stream().map(ScanViews::mark).toList());
  }

  private static ReviewMarkView mark(ImageReview.Mark mark) {
    var page = mark.page();
    return new ReviewMarkView(
        page == null ? null : page.value(), mark.defect().name(), mark.note());
  }

  private static PageView page(ScanPage page, MedicalRecord record) {
    var category = page.category();
    return new PageView(
        page.id().value(),
        page.original() + "-" + page.sourcePage(),
        page.origin().name(),
        page.signs().blank(),
        page.signs().code(),
        ScanDesk.isForeign(page, record),
        category == null ? null : category.value(),
        page.startsDocument(),
        page.separator(),
        page.retouch());
  }
}
