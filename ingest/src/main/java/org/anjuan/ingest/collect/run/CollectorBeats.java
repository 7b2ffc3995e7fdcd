package org.anjuan.ingest.collect.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.run.CollectorBeat.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The heartbeat of collectors: who runs, who is late, who fails. */
@Service
public class CollectorBeats {
  /** Nodes look every few seconds; a full node or its restart may take some minutes. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final Collectors collectors;
  private final CollectorStates states;
  private final CollectorRuns runs;
  private final ZoneId zone;
  private final Clock clock;

  CollectorBeats(
      Collectors collectors,
      CollectorStates states,
      CollectorRuns runs,
      HospitalZone zone,
      Clock clock) {
    this.collectors = collectors;
    this.states = states;
    this.runs = runs;
    this.zone = zone.id();
    this.clock = clock;
  }

  /** All collectors, by name. */
  public List<CollectorBeat> all() {
    var now = clock.instant();
    var known = states.all();
    return collectors.all().stream()
        .map(one -> beat(one, known.getOrDefault(one.id(), CollectorState.none(one.id())), now))
        .toList();
  }

  private CollectorBeat beat(Collector collector, CollectorState state, Instant now) {
    var plan = collector.plan();
    var due = state.nextRun(collector, zone).orElse(null);
    return new CollectorBeat(
        collector.id().value(),
        plan.name(),
        plan.system(),
        plan.campus(),
        standing(collector, state, due, now),
        state.endedAt(),
        state.succeededAt(),
        due,
        state.failures());
  }

  private State standing(
      Collector collector, CollectorState state, @Nullable Instant due, Instant now) {
    if (!collector.plan().enabled()) {
      return State.DISABLED;
    }
    if (state.paused()) {
      return State.PAUSED;
    }
    if (isRunning(state, now)) {
      return state.failures() > 0 ? State.FAILING : State.RUNNING;
    }
    if (state.failures() > 0) {
      return State.FAILING;
    }
    if (due != null && isLate(collector, due, now)) {
      return State.LATE;
    }
    return state.endedAt() == null ? State.NEW : State.WELL;
  }

  /** It may not run outside its windows, so what fell due there is late only well within one. */
  private boolean isLate(Collector collector, Instant due, Instant now) {
    var longAgo = now.minus(GRACE);
    var schedule = collector.plan().schedule();
    return due.isBefore(longAgo) && schedule.isOpen(longAgo, zone) && schedule.isOpen(now, zone);
  }

  private boolean isRunning(CollectorState state, Instant now) {
    var started = state.startedAt();
    var ended = state.endedAt();
    if (started == null || (ended != null && ended.isAfter(started))) {
      return false;
    }
    return runs.list(state.collector(), null, 1).stream().anyMatch(run -> run.isRunning(now));
  }
}
