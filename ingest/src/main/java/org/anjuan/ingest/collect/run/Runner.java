package org.anjuan.ingest.collect.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.collect.channel.Pace;
import org.anjuan.ingest.collect.channel.PullChannels;
import org.anjuan.ingest.collect.channel.SourceTrouble;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.run.CollectorRun.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One run of one collector, by whoever holds its lease. */
@Component
class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final PullChannels channels;
  private final Collectors collectors;
  private final CollectorStates states;
  private final CollectorRuns runs;
  private final RunRequests requests;
  private final SourceItems items;
  private final Harvest harvest;
  private final Taking taking;
  private final CollectionNotices notices;
  private final Leases leases;
  private final Clock clock;
  private final ZoneId zone;

  Runner(
      PullChannels channels,
      Collectors collectors,
      CollectorStates states,
      CollectorRuns runs,
      RunRequests requests,
      SourceItems items,
      Harvest harvest,
      Taking taking,
      CollectionNotices notices,
      Leases leases,
      HospitalZone zone,
      Clock clock) {
    this.channels = channels;
    this.collectors = collectors;
    this.states = states;
    this.runs = runs;
    this.requests = requests;
    this.items = items;
    this.harvest = harvest;
    this.taking = taking;
    this.notices = notices;
    this.leases = leases;
    this.zone = zone.id();
    this.clock = clock;
  }

  /** What there is to do for a collector now. */
  Due due(Collector collector) {
    var now = clock.instant();
    return Due.of(
        collector,
        states.find(collector.id()),
        requests.due(collector.id(), now),
        !items.due(collector.id(), now, 1).isEmpty(),
        now,
        zone);
  }

  /** Does it, if nobody else does; false when another node has the lease. */
  boolean run(Collector collector, BooleanSupplier nodeStops) {
    var lease = RunContext.lease(collector.id());
    if (!leases.hold(lease, RunContext.LEASE)) {
      return false;
    }
    try {
      var due = due(collector); // as it is now that nobody else is at it
      if (due.isAnything()) {
        run(collector, due, nodeStops);
      }
      return true;
    } finally {
      leases.release(lease);
    }
  }

  /** A sweep as the schedule would start it. */
  void sweep(Collector collector) {
    run(collector, new Due(false, true, false, true, List.of()), () -> false);
  }

  /** Past days again, as their time of day would have it. */
  void recollect(Collector collector) {
    run(collector, new Due(false, false, true, true, List.of()), () -> false);
  }

  private void run(Collector collector, Due due, BooleanSupplier nodeStops) {
    var tally = new Tally();
    var record = new RunRecord(runs, collector.id(), clock, due, tally);
    var plan = collector.plan();
    var before = states.find(collector.id());
    states.started(collector.id(), clock.instant(), due.scheduled());
    record.begun();
    var pace =
        new Pace(plan.throttle().requestsPerSecond(), plan.throttle().kibPerSecond() * 1024L);
    try (var channel =
        channels.open(
            plan.channel(), collectors.credentials(collector.id()), plan.afterwards(), pace)) {
      var context =
          new RunContext(
              collector,
              channel,
              tally,
              leases,
              collectors,
              states,
              clock,
              zone,
              due.isByHand(),
              nodeStops,
              record::pulse);
      work(context, due);
      ended(record, Outcome.DONE, null, null);
    } catch (BrokenOff broken) {
      if (broken.why() == BrokenOff.Why.CHANGED) {
        states.listed(collector.id(), null); // a checkpoint of the former settings means nothing
      }
      ended(record, Outcome.STOPPED, broken.why().name(), null);
    } catch (TakenBack.TooMuchGone gone) {
      states.listed(collector.id(), null);
      failed(record, "TOO_MUCH_GONE", String.valueOf(gone.getMessage()));
    } catch (IOException e) {
      failed(
          record,
          SourceTrouble.of(e).name(),
          e instanceof SourceTrouble known
              ? String.valueOf(known.getMessage())
              : e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      LOG.warn("A run of collector {} was broken off: {}", collector.id(), e.toString());
      failed(record, "INTERNAL", e.getClass().getSimpleName());
    }
    notices.ran(collector, before, states.find(collector.id()), tally.counts().failed());
  }

  private void work(RunContext run, Due due) throws IOException {
    harvest.wake(run);
    var gathering = Gathering.begin(run, items, taking);
    try {
      var state = states.find(run.id());
      var unfinished = state.unfinished();
      if (due.goesOn()
          && unfinished != null
          && due.requests().stream().noneMatch(r -> r.scope().equals(unfinished))) {
        harvest.read(run, unfinished, state.checkpoint());
        gathering.rethrow();
      }
      for (var request : due.requests()) {
        var goesOn = request.scope().equals(unfinished);
        harvest.read(run, request.scope(), goesOn ? state.checkpoint() : null);
        requests.done(request);
        gathering.rethrow();
      }
      for (var scope : ownScopes(run.collector(), due)) {
        harvest.read(run, scope, null);
        if (scope.kind() == RunScope.Kind.RECOLLECTION) {
          states.recollected(run.id(), run.now());
        }
        gathering.rethrow();
      }
      gathering.finish();
    } finally {
      gathering.stop();
    }
  }

  private List<RunScope> ownScopes(Collector collector, Due due) {
    var scopes = new ArrayList<RunScope>();
    if (due.scheduled() && !due.goesOn()) {
      scopes.add(RunScope.scheduled(Due.since(collector, states.find(collector.id()))));
    }
    if (due.recollection()) {
      var again = collector.plan().recollection();
      var since = clock.instant().minus(Duration.ofDays(again.days()));
      scopes.add(
          new RunScope(RunScope.Kind.RECOLLECTION, since, null, null, null, again.byContent()));
    }
    return scopes;
  }

  private void failed(RunRecord record, String trouble, String detail) {
    states.failed(record.collector(), trouble, detail);
    ended(record, Outcome.FAILED, trouble, detail);
  }

  private void ended(
      RunRecord record, Outcome outcome, @Nullable String trouble, @Nullable String detail) {
    var now = clock.instant();
    states.ended(record.collector(), now, outcome == Outcome.DONE);
    record.ended(now, outcome, trouble, detail);
  }
}
