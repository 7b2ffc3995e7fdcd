package org.anjuan.ingest.collect.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.jspecify.annotations.Nullable;

/**
 * Where a collector stands.
 *
 * @param unfinished the scope whose list was begun and not ended
 * @param checkpoint how far that list was read
 * @param watermark the latest change seen in a list that was read to its end
 * @param scheduledAt when it was last started by its schedule
 * @param recollectedAt when it last looked again at past days
 * @param failures runs in a row that could not do their work
 */
public record CollectorState(
    CollectorId collector,
    boolean paused,
    @Nullable RunScope unfinished,
    @Nullable String checkpoint,
    @Nullable Instant watermark,
    @Nullable Instant startedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant endedAt,
    @Nullable Instant succeededAt,
    @Nullable Instant recollectedAt,
    int failures,
    @Nullable String trouble,
    @Nullable String detail) {

  static CollectorState none(CollectorId collector) {
    return new CollectorState(
        collector, false, null, null, null, null, null, null, null, null, 0, null, null);
  }

  /** When the collector of this state runs next by itself, or should have. */
  public Optional<Instant> nextRun(Collector of, ZoneId zone) {
    if (!of.plan().enabled() || paused) {
      return Optional.empty();
    }
    return of.plan().schedule().next(scheduledAt == null ? of.changedAt() : scheduledAt, zone);
  }
}
