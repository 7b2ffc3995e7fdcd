package org.anjuan.web.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.heartbeat.NodeBeats;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.reconciliation.ArrivalRow;
import org.anjuan.archive.reconciliation.DayRow;
import org.anjuan.archive.reconciliation.Reconciliation;
import org.anjuan.archive.reconciliation.Sources;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.collect.run.CollectorBeat;
import org.anjuan.ingest.collect.run.CollectorBeats;
import org.anjuan.ingest.quarantine.Quarantine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts together what the wall display shows: once for all who look. What lies back is summed the
 * more seldom the longer that takes, what happens now at every look.
 */
@Component
class WallBoard {
  static final Duration PACE = Duration.ofSeconds(5);

  /** Looking back may cost this part of the time at most, however much there is to sum. */
  private static final int SHARE = 40;

  private static final int MONTHS = 6;
  private static final int DAYS = 7;
  private static final int QUARTER = 90;

  private final Reconciliation reconciliation;
  private final Sources sources;
  private final CollectorBeats collectors;
  private final NodeBeats nodes;
  private final WorkQueue work;
  private final MedicalRecords records;
  private final Documents documents;
  private final Quarantine quarantine;
  private final Organisation organisation;
  private final AuditTrail trail;
  private final Clock clock;
  private final Kept<Wall> present = new Kept<>();
  private final Kept<Back> back = new Kept<>();

  WallBoard(
      Reconciliation reconciliation,
      Sources sources,
      CollectorBeats collectors,
      NodeBeats nodes,
      WorkQueue work,
      MedicalRecords records,
      Documents documents,
      Quarantine quarantine,
      Organisation organisation,
      AuditTrail trail,
      Clock clock) {
    this.reconciliation = reconciliation;
    this.sources = sources;
    this.collectors = collectors;
    this.nodes = nodes;
    this.work = work;
    this.records = records;
    this.documents = documents;
    this.quarantine = quarantine;
    this.organisation = organisation;
    this.trail = trail;
    this.clock = clock;
  }

  Wall show() {
    var now = clock.instant();
    return present.get(now, PACE.minusSeconds(1), () -> make(now));
  }

  private Wall make(Instant now) {
    var today = trail.today();
    var past = back.get(now, PACE, () -> lookBack(today));
    var arrived = reconciliation.arrivals(today, today);
    var queue = queue();
    var beats = nodes.all();
    var heard = sources.all();
    var collecting = collectors.all();
    var inQuarantine = quarantine.count();
    return new Wall(
        now,
        Math.toIntExact(PACE.toSeconds()),
        organisation.name(),
        reports(past, arrived, inQuarantine),
        heard.stream().map(one -> source(one, past, arrived)).toList(),
        counts(collecting),
        beats.stream().map(one -> new Wall.WallNode(one.name(), one.state(), one.at())).toList(),
        queue,
        past.months(),
        past.days(),
        WallWarnings.of(heard, collecting, beats, queue, inQuarantine));
  }

  private Wall.WallReports reports(Back past, List<ArrivalRow> arrived, long inQuarantine) {
    return new Wall.WallReports(
        records.count(),
        documents.count(),
        arrived.stream().mapToLong(ArrivalRow::documents).sum(),
        arrived.stream().mapToLong(ArrivalRow::versions).sum(),
        inQuarantine,
        past.sum(DayRow::expected),
        past.sum(DayRow::received),
        past.sum(DayRow::reportsMissing),
        past.sum(DayRow::reportsFailed));
  }

  private static Wall.WallSource source(Sources.Heard heard, Back past, List<ArrivalRow> arrived) {
    var system = heard.watch().system();
    var state =
        heard.watch().watched()
            ? heard.silent() ? Wall.WallSource.State.SILENT : Wall.WallSource.State.WELL
            : Wall.WallSource.State.UNWATCHED;
    return new Wall.WallSource(
        heard.watch().name(),
        state,
        heard.lastAt(),
        arrived.stream()
            .filter(row -> row.system().equals(system))
            .mapToLong(row -> row.documents() + row.versions())
            .sum(),
        past.of(system, DayRow::expected),
        past.of(system, DayRow::received));
  }

  private Wall.WallQueue queue() {
    var open = 0L;
    var dead = 0L;
    for (var entry : work.backlog().entrySet()) {
      dead += entry.getValue().dead();
      if (entry.getKey() != WorkKind.EXPORT) { // finished exports stay there for a while
        open += entry.getValue().open() - entry.getValue().dead();
      }
    }
    return new Wall.WallQueue(open, dead);
  }

  private static Wall.WallCollectors counts(List<CollectorBeat> all) {
    var count = new EnumMap<CollectorBeat.State, Long>(CollectorBeat.State.class);
    all.forEach(one -> count.merge(one.state(), 1L, Long::sum));
    return new Wall.WallCollectors(
        sum(count, CollectorBeat.State.WELL, CollectorBeat.State.RUNNING, CollectorBeat.State.NEW),
        sum(count, CollectorBeat.State.LATE),
        sum(count, CollectorBeat.State.FAILING),
        sum(count, CollectorBeat.State.PAUSED));
  }

  private static long sum(Map<CollectorBeat.State, Long> count, CollectorBeat.State... states) {
    return Arrays.stream(states).mapToLong(state -> count.getOrDefault(state, 0L)).sum();
  }

  private Back lookBack(LocalDate today) {
    var rows = reconciliation.rows(today.minusDays(QUARTER), today);
    return new Back(rows, months(today), days(today, rows));
  }

  private List<Wall.WallMonth> months(LocalDate today) {
    var first = YearMonth.from(today).minusMonths(MONTHS - 1L);
    var sums = new TreeMap<String, Wall.WallMonth>();
    for (var i = 0; i < MONTHS; i++) {
      var month = first.plusMonths(i).toString();
      sums.put(month, new Wall.WallMonth(month, 0, 0, 0, 0));
    }
    for (var stays : reconciliation.stays(first.atDay(1), today)) {
      sums.computeIfPresent(
          stays.day().substring(0, 7),
          (month, sum) ->
              new Wall.WallMonth(
                  month,
                  sum.discharged() + stays.discharged(),
                  sum.archived() + stays.archived(),
                  sum.collected() + stays.collected(),
                  sum.reports()));
    }
    for (var row : reconciliation.arrivals(first.atDay(1), today)) {
      sums.computeIfPresent(
          row.day().substring(0, 7),
          (month, sum) ->
              new Wall.WallMonth(
                  month,
                  sum.discharged(),
                  sum.archived(),
                  sum.collected(),
                  sum.reports() + row.documents()));
    }
    return List.copyOf(sums.values());
  }

  private List<Wall.WallDay> days(LocalDate today, List<DayRow> rows) {
    var from = today.minusDays(DAYS - 1L);
    var quarantined = reconciliation.quarantined(from, today);
    var days = new ArrayList<Wall.WallDay>();
    for (var day = from; !day.isAfter(today); day = day.plusDays(1)) {
      var name = day.toString();
      var missing = 0L;
      var failed = 0L;
      for (var row : rows) {
        if (row.day().equals(name)) {
          missing += row.reportsMissing();
          failed += row.reportsFailed();
        }
      }
      days.add(new Wall.WallDay(name, missing, failed, quarantined.getOrDefault(name, 0L)));
    }
    return days;
  }

  /** What changes slowly. */
  private record Back(List<DayRow> rows, List<Wall.WallMonth> months, List<Wall.WallDay> days) {
    long sum(ToIntFunction<DayRow> of) {
      return rows.stream().mapToLong(of::applyAsInt).sum();
    }

    long of(String system, ToIntFunction<DayRow> of) {
      return rows.stream()
          .filter(row -> row.system().equals(system))
          .mapToLong(of::applyAsInt)
          .sum();
    }
  }

  /**
   * A value that is made again when it is older than somebody can bear, or than its cost allows.
   */
  private static final class Kept<T> {
    private @Nullable T value;
    private Instant until = Instant.EPOCH;

    synchronized T get(Instant now, Duration bearable, Supplier<T> make) {
      var held = value;
      if (held == null || !now.isBefore(until)) {
        var begin = System.nanoTime();
        held = make.get();
        var cost = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(SHARE);
        value = held;
        until = now.plus(cost.compareTo(bearable) > 0 ? cost : bearable);
      }
      return held;
    }
  }
}
