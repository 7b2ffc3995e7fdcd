package org.anjuan.archive.paper;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The scanning of one record's paper: a draft until it is finished.
 *
 * @param slot the record while the job is open or being finished, then the job itself: no two jobs
 *     have the same, so that a record has one open job at most
 * @param startedBy who began; others may go on
 * @param finishedBy who had it finished; the documents bear this name
 * @param documents what it has become; a job that is opened again makes new versions of them
 * @param review where the review of its images stands; null: not finished yet
 * @param failure why it could not be finished
 * @param revision counts the changes; every change says which one it has seen
 */
@Document("scan-jobs")
public record ScanJob(
    @Id ScanJobId id,
    RecordId record,
    CampusCode campus,
    State state,
    String slot,
    String startedBy,
    String startedByName,
    Instant startedAt,
    Instant changedAt,
    List<ScanPage> pages,
    @Nullable Finisher finishedBy,
    List<Made> documents,
    @Nullable ImageReview review,
    @Nullable String failure,
    long revision) {

  /** A document keeps everything in one stored object: so many pages fit into it by far. */
  public static final int MOST_PAGES = 2_000;

  public ScanJob {
    // as the store keeps it, so that what is read is what was written
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    pages = List.copyOf(pages);
    documents = List.copyOf(documents);
    if (pages.size() > MOST_PAGES) {
      throw new InvalidValue("pages");
    }
  }

  /** Where a job stands. */
  public enum State {
    OPEN,
    /** Its documents are being made. */
    FINISHING,
    FINISHED,
    DISCARDED
  }

  /** Who had a job finished, and from where. */
  public record Finisher(String id, String name, @Nullable String address, Instant at) {
    public Finisher {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /** A document that a job has become; it is known by the first page it was made of. */
  public record Made(
      ScanPageId first, String document, int version, CategoryCode category, int pages) {}

  /** Pages that become one document. */
  public record Run(CategoryCode category, List<ScanPage> pages) {
    public Run {
      pages = List.copyOf(pages);
    }

    public ScanPage first() {
      return pages.getFirst();
    }
  }

  static ScanJob begun(RecordId record, CampusCode campus, String by, String name, Instant at) {
    return new ScanJob(
        ScanJobId.next(),
        record,
        campus,
        State.OPEN,
        record.value(),
        by,
        name,
        at,
        at,
        List.of(),
        null,
        List.of(),
        null,
        null,
        1);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** This with pages put in before the one of that place; a separator sheet gives its category. */
  ScanJob with(int at, List<ScanPage> added) {
    var all = new ArrayList<>(pages);
    all.addAll(at, added);
    return withPages(all);
  }

  /** The category that goes on at a place. */
  public @Nullable CategoryCode categoryAt(int at) {
    return at == 0 ? null : pages.get(at - 1).category();
  }

  ScanJob takenAgain(ScanPageId id, ScanPage picture) {
    requirePage(id);
    return withPages(
        pages.stream()
            .map(page -> page.id().equals(id) ? page.takenAgain(picture) : page)
            .toList());
  }

  /** Exactly these pages in this order; those that are not named go. */
  ScanJob arranged(List<ScanPage.Placing> placings) {
    var known = pages.stream().collect(toMap(ScanPage::id, Function.identity()));
    var all = new ArrayList<ScanPage>();
    for (var placing : placings) {
      var page = known.remove(placing.id());
      if (page == null) {
        throw new InvalidValue("pages");
      }
      all.add(page.placed(placing));
    }
    return withPages(all);
  }

  public ScanPage requirePage(ScanPageId id) {
    return pages.stream()
        .filter(page -> page.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new InvalidValue("page"));
  }

  /** The documents that its pages make: one for each run of a category. */
  public List<Run> runs() {
    var runs = new ArrayList<Run>();
    var current = new ArrayList<ScanPage>();
    boolean broken = true;
    for (var page : pages) {
      if (page.separator()) {
        broken = true;
        continue;
      }
      var category = Objects.requireNonNull(page.category(), "category");
      if (!current.isEmpty()
          && (broken || page.startsDocument() || !category.equals(current.getFirst().category()))) {
        runs.add(run(current));
        current.clear();
      }
      current.add(page);
      broken = false;
    }
    if (!current.isEmpty()) {
      runs.add(run(current));
    }
    return runs;
  }

  private static Run run(List<ScanPage> pages) {
    return new Run(Objects.requireNonNull(pages.getFirst().category()), pages);
  }

  /** The pages that become pages of documents. */
  public List<ScanPage> kept() {
    return pages.stream().filter(page -> !page.separator()).toList();
  }

  public Set<CategoryCode> categories() {
    return kept().stream()
        .map(ScanPage::category)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  public Set<BlobId> originals() {
    return pages.stream().map(ScanPage::original).collect(Collectors.toSet());
  }

  ScanJob finishing(Finisher by) {
    return changed(State.FINISHING, pages, by, documents, review, null);
  }

  ScanJob finished(List<Made> made, boolean reviewed) {
    var handedIn = ImageReview.handedIn(review, reviewed);
    return changed(State.FINISHED, pages, finishedBy, made, handedIn, null);
  }

  ScanJob failed(String why) {
    return changed(State.OPEN, pages, finishedBy, documents, review, why);
  }

  /** Given up; one that has become documents before stays what it was then. */
  ScanJob discarded() {
    return documents.isEmpty()
        ? changed(State.DISCARDED, List.of(), finishedBy, documents, review, null)
        : changed(State.FINISHED, pages, finishedBy, documents, review, null);
  }

  /** Without its pictures: the documents stay. */
  ScanJob withoutOriginals() {
    return changed(state, List.of(), finishedBy, documents, review, failure);
  }

  ScanJob reviewed(ImageReview verdict) {
    if (state != State.FINISHED || review == null || !review.isDue()) {
      throw new NothingToReview(id);
    }
    return changed(state, pages, finishedBy, documents, verdict, failure);
  }

  /** Open once more, with the pictures and edits it was finished with. */
  ScanJob reopened() {
    if (state != State.FINISHED || pages.isEmpty()) {
      throw new NothingToReview(id);
    }
    return changed(State.OPEN, pages, finishedBy, documents, review, null);
  }

  private ScanJob withPages(List<ScanPage> all) {
    return changed(state, all, finishedBy, documents, review, null);
  }

  private ScanJob changed(
      State next,
      List<ScanPage> all,
      @Nullable Finisher by,
      List<Made> made,
      @Nullable ImageReview verdict,
      @Nullable String why) {
    return new ScanJob(
        id,
        record,
        campus,
        next,
        slot,
        startedBy,
        startedByName,
        startedAt,
        changedAt,
        all,
        by,
        made,
        verdict,
        why,
        revision);
  }

  /** The next one to be written. */
  ScanJob next(Instant now) {
    return new ScanJob(
        id,
        record,
        campus,
        state,
        state == State.OPEN || state == State.FINISHING ? record.value() : id.value(),
        startedBy,
        startedByName,
        startedAt,
        now,
        pages,
        finishedBy,
        documents,
        review,
        failure,
        revision + 1);
  }
}
