package org.anjuan.ingest.collect.run;

import java.time.Clock;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.run.CollectorRun.Outcome;
import org.jspecify.annotations.Nullable;

/** What the history learns of a run while it goes on. */
final class RunRecord {
  private final CollectorRuns runs;
  private final CollectorId collector;
  private final Clock clock;
  private final Instant startedAt;
  private final String what;
  private final @Nullable String by;
  private final Tally tally;
  private final String id;

  RunRecord(CollectorRuns runs, CollectorId collector, Clock clock, Due due, Tally tally) {
    this.runs = runs;
    this.collector = collector;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.tally = tally;
    this.id = collector + ":" + startedAt.toEpochMilli();
    var kinds = new TreeSet<String>();
    due.requests().forEach(request -> kinds.add(request.scope().kind().name()));
    if (due.scheduled() || due.goesOn()) {
      kinds.add(RunScope.Kind.SCHEDULED.name());
    }
    if (due.recollection()) {
      kinds.add(RunScope.Kind.RECOLLECTION.name());
    }
    this.what = String.join(",", kinds);
    var asked =
        due.requests().stream()
            .map(RunRequests.Request::by)
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    this.by = asked.isEmpty() ? null : asked;
  }

  CollectorId collector() {
    return collector;
  }

  void begun() {
    runs.write(run(null, null, null, null));
  }

  void pulse() {
    runs.write(run(null, null, null, null));
  }

  void ended(Instant at, Outcome outcome, @Nullable String trouble, @Nullable String detail) {
    var run = run(at, outcome, trouble, detail);
    if (outcome == Outcome.DONE
        && what.isEmpty()
        && run.counts().equals(CollectorRun.Counts.NONE)) {
      runs.forget(run);
    } else {
      runs.write(run);
      runs.prune(collector);
    }
  }

  private CollectorRun run(
      @Nullable Instant endedAt,
      @Nullable Outcome outcome,
      @Nullable String trouble,
      @Nullable String detail) {
    return new CollectorRun(
        id,
        collector,
        startedAt,
        clock.instant(),
        endedAt,
        what,
        by,
        tally.counts(),
        outcome,
        trouble,
        detail);
  }
}
