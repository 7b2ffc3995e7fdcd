package org.anjuan.web.collect;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.collect.channel.Secret;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.run.CollectorRun;
import org.anjuan.ingest.collect.run.CollectorRuns;
import org.anjuan.ingest.collect.run.CollectorStates;
import org.anjuan.ingest.collect.run.ItemState;
import org.anjuan.ingest.collect.run.SourceItem;
import org.anjuan.ingest.collect.run.SourceItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collectors as the screen shows them. */
@Component
class CollectorViews {
  private final CollectorStates states;
  private final CollectorRuns runs;
  private final SourceItems items;
  private final HospitalZone zone;
  private final Clock clock;

  CollectorViews(
      CollectorStates states,
      CollectorRuns runs,
      SourceItems items,
      HospitalZone zone,
      Clock clock) {
    this.states = states;
    this.runs = runs;
    this.items = items;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * A line of the list.
   *
   * @param channel the kind of its settings
   * @param items how many of its items are in each state
   */
  record CollectorRow(
      String id,
      String name,
      String system,
      String campus,
      String channel,
      boolean enabled,
      boolean paused,
      boolean running,
      @Nullable RunRow lastRun,
      @Nullable Instant succeededAt,
      @Nullable Instant nextRunAt,
      int failures,
      @Nullable ReasonText trouble,
      @Nullable String detail,
      Map<ItemState, Long> items,
      long version) {}

  /** A line of the history. */
  record RunRow(
      String id,
      Instant startedAt,
      @Nullable Instant endedAt,
      boolean running,
      String what,
      @Nullable String by,
      CollectorRun.Counts counts,
      CollectorRun.@Nullable Outcome outcome,
      @Nullable ReasonText trouble,
      @Nullable String detail) {}

  /**
   * An item.
   *
   * @param path null for whoever may not see patients' data
   */
  record ItemRow(
      String key,
      @Nullable String path,
      ItemState state,
      @Nullable ReasonText reason,
      int attempts,
      @Nullable Long size,
      @Nullable Instant modifiedAt,
      Instant firstSeenAt,
      @Nullable Instant dueAt,
      @Nullable Instant takenAt,
      @Nullable String documentId,
      @Nullable String quarantineId) {}

  /** A collector as it is set up; of secrets only which are kept. */
  record CollectorSettings(
      String id,
      CollectorPlan plan,
      Set<Secret> secrets,
      long version,
      Instant changedAt,
      String changedBy) {}

  CollectorRow row(Collector collector) {
    var id = collector.id();
    var plan = collector.plan();
    var state = states.find(id);
    var last = runs.list(id, null, 1).stream().findFirst().map(this::run).orElse(null);
    return new CollectorRow(
        id.value(),
        plan.name(),
        plan.system(),
        plan.campus(),
        plan.channel().getClass().getSimpleName().replaceFirst("Settings$", ""),
        plan.enabled(),
        state.paused(),
        last != null && last.running(),
        last,
        state.succeededAt(),
        state.nextRun(collector, zone.id()).orElse(null),
        state.failures(),
        ReasonText.ofOrNull(state.trouble()),
        state.detail(),
        items.counts(id),
        collector.version());
  }

  RunRow run(CollectorRun run) {
    var running = run.isRunning(clock.instant());
    return new RunRow(
        run.id(),
        run.startedAt(),
        run.endedAt(),
        running,
        run.what(),
        run.by(),
        run.counts(),
        run.outcome(),
        run.endedAt() == null && !running
            ? ReasonText.of("NODE_STOPS")
            : ReasonText.ofOrNull(run.trouble()),
        run.detail());
  }

  static ItemRow item(SourceItem item, boolean withPath) {
    return new ItemRow(
        item.key(),
        withPath ? item.entry().path() : null,
        item.state(),
        ReasonText.ofOrNull(item.reason()),
        item.attempts(),
        item.entry().size(),
        item.entry().modified(),
        item.firstSeen(),
        item.dueAt(),
        item.takenAt(),
        item.documentId(),
        item.quarantineId());
  }

  static CollectorSettings settings(Collector collector) {
    return new CollectorSettings(
        collector.id().value(),
        collector.plan(),
        collector.secrets(),
        collector.version(),
        collector.changedAt(),
        collector.changedBy());
  }
}
