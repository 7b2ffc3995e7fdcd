package org.anjuan.web.export;

import java.time.Instant;
import org.anjuan.archive.export.ExportJob;
import org.anjuan.archive.export.ExportJob.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An export as its owner sees it.
 *
 * @param total how many documents were asked for
 * @param done how many of them are decided: copied or not
 * @param refused absent or not visible
 * @param unreadable damaged, locked, or without pages
 * @param signed copies of signed documents: the signatures don't hold for them
 * @param failure a word for why it failed
 */
record ExportView(
    String id,
    String kind,
    String form,
    String purpose,
    Instant askedAt,
    String state,
    int total,
    int done,
    long copied,
    long refused,
    long unreadable,
    long signed,
    long pages,
    long size,
    @Nullable String failure,
    @Nullable Instant expiresAt,
    int downloadsLeft) {

  static ExportView of(ExportJob job) {
    var lines = job.lines();
    var print = job.print();
    return new ExportView(
        job.id().value(),
        job.kind().name(),
        job.form().name(),
        job.purpose(),
        job.askedAt(),
        job.state().name(),
        job.wanted().size(),
        lines.size(),
        job.copied(),
        count(job, Outcome.REFUSED),
        count(job, Outcome.UNREADABLE) + count(job, Outcome.NO_PAGES),
        lines.stream().filter(ExportJob.Line::signed).count(),
        lines.stream().mapToLong(ExportJob.Line::pages).sum(),
        print == null ? lines.stream().mapToLong(ExportJob.Line::size).sum() : print.size(),
        job.failure(),
        job.expiresAt(),
        job.downloadsLeft());
  }

  private static long count(ExportJob job, Outcome outcome) {
    return job.lines().stream().filter(line -> line.outcome() == outcome).count();
  }
}
