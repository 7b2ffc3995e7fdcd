package org.anjuan.ingest.paper;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.paper.PaperCode;
import org.anjuan.archive.paper.RequiredPapers;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.paper.Workload;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordDocument;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is done at the scanning workplace. Callers have asked the rule book about the record. */
@Service
public class ScanDesk {
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final ScanJobs jobs;
  private final Pictures pictures;
  private final RequiredPapers required;
  private final Categories categories;
  private final WorkQueue work;
  private final Workload workload;
  private final Clock clock;

  ScanDesk(
      ScanJobs jobs,
      Pictures pictures,
      RequiredPapers required,
      Categories categories,
      WorkQueue work,
      Workload workload,
      Clock clock) {
    this.jobs = jobs;
    this.pictures = pictures;
    this.required = required;
    this.categories = categories;
    this.work = work;
    this.workload = workload;
    this.clock = clock;
  }

  /**
   * What became of pages that were handed in.
   *
   * @param last the job that goes on: another one when a separator sheet named another record
   * @param touched all jobs that got pages, the one that was asked first
   */
  public record Added(ScanJob last, List<ScanJob> touched, int pages) {}

  /**
   * Takes pages in, before the page of that place. Separator sheets give the pages behind them
   * their category, or send them to the job of another record.
   *
   * @param others finds a record that this actor may scan for
   * @throws NotAPicture when it can't be taken
   */
  public Added add(
      Actor actor,
      ScanJob seen,
      int before,
      ScanPage.Origin origin,
      InputStream content,
      @Nullable String fileName,
      Function<StayNumber, Optional<MedicalRecord>> others)
      throws IOException {
    var pages = pictures.take(actor, origin, content, fileName);
    int at = Math.clamp(before, 0, seen.pages().size());
    var here = seen;
    var there = new ArrayList<ScanJob>();
    var last = seen;
    for (var batch : Sorting.sort(pages, seen.categoryAt(at))) {
      var other = job(actor, seen, batch.stay(), others);
      if (other == null) {
        here = jobs.add(here, at, batch.pages());
        at += batch.pages().size();
        last = here;
      } else {
        last = jobs.add(other, Integer.MAX_VALUE, batch.pages());
        there.add(last);
      }
    }
    workload.add(actor, seen.campus(), Deed.PAGES_TAKEN, pages.size());
    var touched = new ArrayList<>(List.of(here));
    touched.addAll(there);
    return new Added(last.id().equals(here.id()) ? here : last, touched, pages.size());
  }

  /** The job of the record that a sheet names; null: the one that was asked. */
  private @Nullable ScanJob job(
      Actor actor,
      ScanJob seen,
      @Nullable StayNumber stay,
      Function<StayNumber, Optional<MedicalRecord>> others) {
    return stay == null
        ? null
        : others
            .apply(stay)
            .filter(record -> !record.id().equals(seen.record()))
            .map(record -> jobs.begin(actor, record))
            .filter(ScanJob::isOpen)
            .orElse(null);
  }

  /** Takes one page again. */
  public ScanJob takeAgain(
      Actor actor,
      ScanJob seen,
      ScanPageId page,
      ScanPage.Origin origin,
      InputStream content,
      @Nullable String fileName)
      throws IOException {
    seen.requirePage(page);
    var taken = pictures.take(actor, origin, content, fileName);
    var after = jobs.takeAgain(seen, page, taken.getFirst());
    workload.add(actor, seen.campus(), Deed.PAGES_TAKEN, 1);
    return after;
  }

  /** Required categories that neither the record nor its pages have yet, in order of their code. */
  public Set<CategoryCode> missing(ScanJob job, MedicalRecord record) {
    var missing = new TreeSet<CategoryCode>((a, b) -> a.value().compareTo(b.value()));
    missing.addAll(required.of(record));
    missing.removeAll(job.categories());
    record.documents().values().stream()
        .map(RecordDocument::category)
        .map(CategoryCode::new)
        .forEach(missing::remove);
    return missing;
  }

  /** What a job must have, and which of it is there. */
  public Set<CategoryCode> required(MedicalRecord record) {
    return required.of(record);
  }

  /**
   * Has the documents made.
   *
   * @throws NotFinishable when something is still to be done
   */
  public ScanJob finish(Actor actor, @Nullable String address, ScanJob seen, MedicalRecord record) {
    requireFinishable(seen, record);
    work.announce(WorkKind.SCAN, seen.id().value(), GRACE);
    var by = new ScanJob.Finisher(actor.id().value(), actor.name(), address, clock.instant());
    var finishing = jobs.finish(seen, by);
    work.ask(WorkKind.SCAN, seen.id().value());
    return finishing;
  }

  private void requireFinishable(ScanJob job, MedicalRecord record) {
    if (job.kept().isEmpty()) {
      throw new NotFinishable(NotFinishable.Why.NO_PAGES, List.of(), List.of());
    }
    var foreign = numbers(job, page -> isForeign(page, record));
    if (!foreign.isEmpty()) {
      throw new NotFinishable(NotFinishable.Why.FOREIGN_PAGES, foreign, List.of());
    }
    var loose = numbers(job, page -> !page.separator() && isLoose(page));
    if (!loose.isEmpty()) {
      throw new NotFinishable(NotFinishable.Why.WITHOUT_CATEGORY, loose, List.of());
    }
    var missing = missing(job, record);
    if (!missing.isEmpty()) {
      throw new NotFinishable(
          NotFinishable.Why.MISSING, List.of(), missing.stream().map(CategoryCode::value).toList());
    }
  }

  private boolean isLoose(ScanPage page) {
    var category = page.category();
    return category == null || categories.find(category).isEmpty();
  }

  /** Whether its bar code names another record than the one that is being scanned. */
  public static boolean isForeign(ScanPage page, MedicalRecord record) {
    return switch (page.signs().paperCode().orElse(null)) {
      case PaperCode.Label(var stay) -> !stay.equals(record.stay());
      case PaperCode.RecordSheet(var stay) -> !stay.equals(record.stay());
      case PaperCode.CategorySheet sheet -> false;
      case null -> false;
    };
  }

  private static List<Integer> numbers(ScanJob job, Predicate<ScanPage> wanted) {
    return IntStream.range(0, job.pages().size())
        .filter(i -> wanted.test(job.pages().get(i)))
        .mapToObj(i -> i + 1)
        .toList();
  }
}
