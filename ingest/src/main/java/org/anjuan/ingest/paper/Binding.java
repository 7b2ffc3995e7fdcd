package org.anjuan.ingest.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.paper.CampusPaperRules;
import org.anjuan.archive.paper.ImageReview;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanJob.Made;
import org.anjuan.archive.paper.ScanJob.Run;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.paper.ScanJobs;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.paper.Workload;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.Reception;
import org.springframework.stereotype.Component;

/**
 * Makes the documents of finished scanning jobs. Each is known by the job and the first page it is
 * made of, and the same pages give the same bytes: after a break everything is done again and ends
 * in the same versions.
 */
@Component
class Binding {
  private static final String SOURCE = "SCAN";

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final ScanJobs jobs;
  private final Pictures pictures;
  private final MedicalRecords records;
  private final Categories categories;
  private final Reception reception;
  private final Intake intake;
  private final CampusPaperRules rules;
  private final Workload workload;
  private final PaperProperties settings;
  private final Clock clock;

  Binding(
      ScanJobs jobs,
      Pictures pictures,
      MedicalRecords records,
      Categories categories,
      Reception reception,
      Intake intake,
      CampusPaperRules rules,
      Workload workload,
      PaperProperties settings,
      Clock clock) {
    this.jobs = jobs;
    this.pictures = pictures;
    this.records = records;
    this.categories = categories;
    this.reception = reception;
    this.intake = intake;
    this.rules = rules;
    this.workload = workload;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Does what there is to do: makes the documents, or lets pictures go whose time is over.
   *
   * @return when there will be something to do again
   */
  Optional<Duration> work(ScanJobId id) {
    var job = jobs.find(id).orElse(null);
    if (job != null && job.state() == ScanJob.State.FINISHING) {
      job = bind(job);
    }
    return job == null || job.state() != ScanJob.State.FINISHED ? Optional.empty() : tidy(job);
  }

  /** Gives the job back to its people. */
  void giveUp(ScanJobId id, String why) {
    jobs.find(id)
        .filter(job -> job.state() == ScanJob.State.FINISHING)
        .ifPresent(job -> jobs.failed(job, why));
  }

  private ScanJob bind(ScanJob job) {
    var record = records.find(job.record()).orElseThrow();
    var made = new ArrayList<Made>();
    var counts = new HashMap<CategoryCode, Integer>();
    try {
      for (var run : job.runs()) {
        int number = counts.merge(run.category(), 1, Integer::sum);
        made.add(file(job, record, run, number));
      }
    } catch (IntakeRefused refused) {
      return jobs.failed(job, "REFUSED " + refused.entry().reason());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    withdrawOthers(job, made);
    var finished = jobs.finished(job, made, rules.of(job.campus()).isReviewed());
    count(finished);
    return finished;
  }

  private void count(ScanJob job) {
    var by = job.finishedBy();
    if (by != null) {
      workload.add(by.id(), by.name(), job.campus(), Deed.RECORDS_PROCESSED, 1);
      workload.add(by.id(), by.name(), job.campus(), Deed.PAGES_FILED, job.kept().size());
    }
  }

  private Made file(ScanJob job, MedicalRecord record, Run run, int number) throws IOException {
    var name = run.category() + "_" + number + ".pdf";
    var by = job.finishedBy();
    var delivery =
        new Delivery(
            Channel.SCAN,
            by == null
                ? Actor.system("scan")
                : Actor.person(new ActorId(by.id()), null, by.name(), Set.of(), 0),
            by == null ? null : by.address(),
            name);
    try (var pdf = new RunPdf(run.pages(), pictures::developed)) {
      var received = reception.receive(pdf, name);
      var receipt = intake.file(delivery, meta(job, record, run, number), received);
      return new Made(
          run.first().id(),
          receipt.documentId().value(),
          receipt.version(),
          run.category(),
          run.pages().size());
    }
  }

  private IntakeMeta meta(ScanJob job, MedicalRecord record, Run run, int number) {
    var title = categories.find(run.category()).map(Category::name).orElse(run.category().value());
    var stay = record.stay();
    var by = job.finishedBy();
    return new IntakeMeta(
        SOURCE,
        source(job.id(), run.first().id()).documentId(),
        null,
        // a later finishing goes before an earlier one, and before a withdrawal in between
        by == null ? null : by.at().toString(),
        stay.campus().value(),
        stay.admissionNo(),
        stay.visitNo(),
        null,
        run.category().value(),
        number == 1 ? title : title + " " + number,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static SourceKey source(ScanJobId job, ScanPageId first) {
    return new SourceKey(SOURCE, job + "-" + first);
  }

  /** What the job had become before it was opened again, and is no more. */
  private void withdrawOthers(ScanJob job, List<Made> made) {
    var still = new HashSet<>(made.stream().map(Made::document).toList());
    job.documents().stream()
        .filter(before -> !still.contains(before.document()))
        .forEach(before -> intake.withdraw(source(job.id(), before.first()), clock.instant()));
  }

  private Optional<Duration> tidy(ScanJob job) {
    var review = job.review();
    if (job.pages().isEmpty()) {
      return Optional.empty();
    }
    if (review == null || review.state() != ImageReview.State.PASSED) {
      // They may still be needed to do it better.
      return Optional.of(settings.keepOriginals().plus(LOOK_AGAIN));
    }
    var left = Duration.between(clock.instant(), job.changedAt().plus(settings.keepOriginals()));
    if (left.isPositive()) {
      return Optional.of(left);
    }
    jobs.forgetOriginals(job);
    return Optional.empty();
  }
}
