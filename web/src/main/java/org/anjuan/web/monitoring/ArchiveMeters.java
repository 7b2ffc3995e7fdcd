package org.anjuan.web.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.anjuan.archive.work.WorkQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the archive tells Prometheus, beside what the machine tells: counts and states under names
 * {@code anjuan.*}, taken once in fifteen seconds however often somebody asks. No patient's data:
 * the only labels are names of sources, nodes and kinds of work.
 */
@Component
class ArchiveMeters implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveMeters.class);

  private final WallBoard board;
  private final WorkQueue work;
  private final Clock clock;
  private final AtomicReference<@Nullable Wall> last = new AtomicReference<>();
  private final AtomicReference<@Nullable Tables> tables = new AtomicReference<>();

  ArchiveMeters(WallBoard board, WorkQueue work, Clock clock) {
    this.board = board;
    this.work = work;
    this.clock = clock;
  }

  /** Gauges that there are as many of as there are sources and kinds of work. */
  private record Tables(
      MultiGauge open, MultiGauge dead, MultiGauge silence, MultiGauge silent, MultiGauge nodes) {}

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
            table(registry, "anjuan.source.unheard", "Seconds since a source was last heard of"),
            table(registry, "anjuan.source.silent", "1 when a source is silent for too long"),
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
    } catch (RuntimeException away) {
      LOG.debug("Metrics wait: {}", away.toString());
    }
  }

  private void fill(Tables present, Wall wall) {
    var backlog = work.backlog().entrySet();
    present
        .open()
        .register(
            backlog.stream()
                .<MultiGauge.Row<?>>map(e -> row("kind", lower(e.getKey()), e.getValue().open()))
                .toList(),
            true);
    present
        .dead()
        .register(
            backlog.stream()
                .<MultiGauge.Row<?>>map(e -> row("kind", lower(e.getKey()), e.getValue().dead()))
                .toList(),
            true);
    present
        .silence()
        .register(wall.sources().stream().<MultiGauge.Row<?>>map(this::unheard).toList(), true);
    present
        .silent()
        .register(
            wall.sources().stream()
                .<MultiGauge.Row<?>>map(
                    s -> row("source", s.name(), s.state() == Wall.WallSource.State.SILENT ? 1 : 0))
                .toList(),
            true);
    present
        .nodes()
        .register(
            wall.nodes().stream()
                .<MultiGauge.Row<?>>map(
                    n -> row("node", n.name(), n.state().name().equals("ALIVE") ? 1 : 0))
                .toList(),
            true);
  }

  private MultiGauge.Row<Number> unheard(Wall.WallSource source) {
    var at = source.lastAt();
    return row(
        "source",
        source.name(),
        at == null ? Double.NaN : Duration.between(at, clock.instant()).toSeconds());
  }

  private static MultiGauge.Row<Number> row(String label, String value, Number number) {
    return MultiGauge.Row.of(Tags.of(label, value), number);
  }

  private static String lower(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
