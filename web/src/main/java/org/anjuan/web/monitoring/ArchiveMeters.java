package org.anjuan.web.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.anjuan.archive.heartbeat.NodeBeat;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.collect.run.CollectorBeat;
import org.anjuan.ingest.collect.run.CollectorBeats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the archive tells Prometheus, beside what the machine tells: counts and states under names
 * {@code anjuan.*}, taken once in fifteen seconds however often somebody asks. No patient's data:
 * the only labels are names of sources, collectors, nodes and kinds of work.
 */
@Component
class ArchiveMeters implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveMeters.class);

  private final WallBoard board;
  private final WorkQueue work;
  private final CollectorBeats collectors;
  private final Clock clock;
  private final AtomicReference<@Nullable Wall> last = new AtomicReference<>();
  private final AtomicReference<@Nullable Tables> tables = new AtomicReference<>();

  ArchiveMeters(WallBoard board, WorkQueue work, CollectorBeats collectors, Clock clock) {
    this.board = board;
    this.work = work;
    this.collectors = collectors;
    this.clock = clock;
  }

  /** Gauges that there are as many of as there are sources, collectors and kinds of work. */
  private record Tables(
      MultiGauge open,
      MultiGauge dead,
      MultiGauge oldest,
      MultiGauge silence,
      MultiGauge silent,
      MultiGauge failures,
      MultiGauge late,
      MultiGauge unsuccessful,
      MultiGauge nodes) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "anjuan.records", "Records 病案", w -> w.reports().records());
    count(registry, "anjuan.documents", "Documents 医疗文书", w -> w.reports().documents());
    count(
        registry, "anjuan.quarantine", "Deliveries in quarantine", w -> w.reports().quarantined());
    count(
        registry,
        "anjuan.reports.missing",
        "Reports that did not come in time, of stays ended within a quarter",
        w -> w.reports().missing());
    count(
        registry,
        "anjuan.reports.failed",
        "Reports that could not be taken in, of stays ended within a quarter",
        w -> w.reports().failed());
    count(
        registry,
        "anjuan.arrivals.today",
        "Documents and versions that came in today",
        w -> w.reports().todayDocuments() + w.reports().todayVersions());
    tables.set(
        new Tables(
            table(registry, "anjuan.work.open", "Open work by kind"),
            table(registry, "anjuan.work.dead", "Dead letters by kind"),
            table(
                registry,
                "anjuan.work.oldest",
                "Seconds for which work waits that could be done, of each kind the longest"),
            table(registry, "anjuan.source.unheard", "Seconds since a source was last heard of"),
            table(registry, "anjuan.source.silent", "1 when a source is silent for too long"),
            table(registry, "anjuan.collector.failures", "Failed runs in a row"),
            table(
                registry,
                "anjuan.collector.late",
                "1 when a collector should have run by itself and did not"),
            table(
                registry,
                "anjuan.collector.unsuccessful",
                "Seconds since a collector's last run that did its work"),
            table(registry, "anjuan.node.alive", "1 while a node beats")));
  }

  /** What is counted. */
  private interface Count {
    long of(Wall wall);
  }

  private void count(MeterRegistry registry, String name, String help, Count count) {
    Gauge.builder(
            name,
            last,
            held -> {
              var wall = held.get();
              return wall == null ? Double.NaN : count.of(wall);
            })
        .description(help)
        .register(registry);
  }

  private static MultiGauge table(MeterRegistry registry, String name, String help) {
    return MultiGauge.builder(name).description(help).register(registry);
  }

  @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
  void take() {
    var present = tables.get();
    if (present == null) {
      return; // nobody collects metrics here
    }
    try {
      var wall = board.show();
      last.set(wall);
      fill(present, wall);
      fillWork(present);
      fillCollectors(present);
    } catch (RuntimeException away) {
      LOG.debug("Metrics wait: {}", away.toString());
    }
  }

  private void fill(Tables present, Wall wall) {
    set(present.silence(), wall.sources(), s -> row("source", s.name(), seconds(s.lastAt())));
    set(
        present.silent(),
        wall.sources(),
        s -> row("source", s.name(), is(s.state() == Wall.WallSource.State.SILENT)));
    set(
        present.nodes(),
        wall.nodes(),
        n -> row("node", n.name(), is(n.state() == NodeBeat.State.ALIVE)));
  }

  private void fillWork(Tables present) {
    var backlog = work.backlog().entrySet();
    var waiting = work.dueSince();
    set(present.open(), backlog, e -> row("kind", lower(e.getKey()), e.getValue().open()));
    set(present.dead(), backlog, e -> row("kind", lower(e.getKey()), e.getValue().dead()));
    set(
        present.oldest(),
        List.of(WorkKind.values()),
        kind ->
            row("kind", lower(kind), waiting.containsKey(kind) ? seconds(waiting.get(kind)) : 0));
  }

  private void fillCollectors(Tables present) {
    var wanted =
        collectors.all().stream()
            .filter(one -> one.state() != CollectorBeat.State.DISABLED)
            .toList();
    set(present.failures(), wanted, one -> row("collector", one.name(), one.failures()));
    set(
        present.late(),
        wanted,
        one -> row("collector", one.name(), is(one.state() == CollectorBeat.State.LATE)));
    set(
        present.unsuccessful(),
        wanted,
        one -> row("collector", one.name(), seconds(one.succeededAt())));
  }

  private static <T> void set(
      MultiGauge gauge, Collection<T> all, Function<T, MultiGauge.Row<?>> row) {
    gauge.register(all.stream().<MultiGauge.Row<?>>map(row).toList(), true);
  }

  private double seconds(@Nullable Instant since) {
    return since == null ? Double.NaN : Duration.between(since, clock.instant()).toSeconds();
  }

  private static int is(boolean so) {
    return so ? 1 : 0;
  }

  private static MultiGauge.Row<Number> row(String label, String value, Number number) {
    return MultiGauge.Row.of(Tags.of(label, value), number);
  }

  private static String lower(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
