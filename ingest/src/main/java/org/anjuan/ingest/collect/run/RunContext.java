package org.anjuan.ingest.collect.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.collect.channel.PullChannel;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;

/** One run: whose, with what, how far, and whether it may go on. */
final class RunContext {
  static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Collector collector;
  private final PullChannel channel;
  private final Tally tally;
  private final Leases leases;
  private final Collectors collectors;
  private final CollectorStates states;
  private final Clock clock;
  private final ZoneId zone;
  private final boolean byHand;
  private final BooleanSupplier nodeStops;
  private final Runnable pulse;
  private Instant looked;

  RunContext(
      Collector collector,
      PullChannel channel,
      Tally tally,
      Leases leases,
      Collectors collectors,
      CollectorStates states,
      Clock clock,
      ZoneId zone,
      boolean byHand,
      BooleanSupplier nodeStops,
      Runnable pulse) {
    this.collector = collector;
    this.channel = channel;
    this.tally = tally;
    this.leases = leases;
    this.collectors = collectors;
    this.states = states;
    this.clock = clock;
    this.zone = zone;
    this.byHand = byHand;
    this.nodeStops = nodeStops;
    this.pulse = pulse;
    this.looked = clock.instant();
  }

  static String lease(CollectorId id) {
    return "collector:" + id;
  }

  Collector collector() {
    return collector;
  }

  CollectorPlan plan() {
    return collector.plan();
  }

  CollectorId id() {
    return collector.id();
  }

  PullChannel channel() {
    return channel;
  }

  Tally tally() {
    return tally;
  }

  /** Whether somebody asked for it: then nothing waits. */
  boolean isByHand() {
    return byHand;
  }

  Instant now() {
    return clock.instant();
  }

  /** Returns while the run may go on, and keeps its lease. */
  synchronized void check() {
    if (nodeStops.getAsBoolean()) {
      throw new BrokenOff(BrokenOff.Why.NODE_STOPS);
    }
    var now = clock.instant();
    if (now.isBefore(looked.plus(LOOK)) && !now.isBefore(looked)) {
      return;
    }
    looked = now;
    if (!leases.hold(lease(id()), LEASE)) {
      throw new BrokenOff(BrokenOff.Why.LEASE_LOST);
    }
    if (!byHand && !plan().schedule().isOpen(now, zone)) {
      throw new BrokenOff(BrokenOff.Why.WINDOW_CLOSED);
    }
    if (states.find(id()).paused()) {
      throw new BrokenOff(BrokenOff.Why.PAUSED);
    }
    if (collectors.find(id()).map(Collector::version).orElse(0L) != collector.version()) {
      throw new BrokenOff(BrokenOff.Why.CHANGED);
    }
    pulse.run();
  }
}
