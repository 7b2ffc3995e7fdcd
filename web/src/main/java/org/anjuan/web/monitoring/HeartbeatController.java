package org.anjuan.web.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.heartbeat.NodeBeat;
import org.anjuan.archive.heartbeat.NodeBeats;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.reconciliation.ArrivalRow;
import org.anjuan.archive.reconciliation.Reconciliation;
import org.anjuan.archive.reconciliation.SourceWatch;
import org.anjuan.archive.reconciliation.Sources;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.collect.run.CollectorBeat;
import org.anjuan.ingest.collect.run.CollectorBeats;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is alive: sources, collectors, nodes, and what waits (MON-3). No patient's data. */
@RestController
@RequestMapping("/api/heartbeats")
class HeartbeatController {
  private static final int LATENCY_DAYS = 7;

  private final Sources sources;
  private final Reconciliation reconciliation;
  private final CollectorBeats collectors;
  private final NodeBeats nodes;
  private final WorkQueue work;
  private final AuditTrail trail;

  HeartbeatController(
      Sources sources,
      Reconciliation reconciliation,
      CollectorBeats collectors,
      NodeBeats nodes,
      WorkQueue work,
      AuditTrail trail) {
    this.sources = sources;
    this.reconciliation = reconciliation;
    this.collectors = collectors;
    this.nodes = nodes;
    this.work = work;
    this.trail = trail;
  }

  /** All that beats. */
  record Heartbeats(
      List<SourceBeat> sources,
      List<CollectorBeat> collectors,
      List<NodeBeat> nodes,
      List<WorkBacklog> queues) {}

  /**
   * A source.
   *
   * @param today documents and versions that came from it today
   * @param latency of the last seven days: versions that took up to a minute, ten minutes, an hour,
   *     a day, and longer
   */
  record SourceBeat(
      String system,
      String name,
      @Nullable Instant lastAt,
      @Nullable Instant arrivedAt,
      @Nullable Instant aliveAt,
      boolean silent,
      boolean watched,
      int silentAfterMinutes,
      int version,
      long today,
      List<Long> latency) {}

  /** Open work of a kind. */
  record WorkBacklog(WorkKind kind, long open, long leased, long dead) {}

  /** A source says that it is alive. */
  record SourceAlive(@Nullable String sourceSystem) {}

  /** How a source shall be watched. */
  record SourceWatchDraft(
      @Nullable String name, int silentAfterMinutes, boolean watched, int version) {}

  @GetMapping
  Heartbeats all() {
    var today = trail.today();
    var arrivals = reconciliation.arrivals(today.minusDays(LATENCY_DAYS - 1L), today);
    return new Heartbeats(
        sources.all().stream().map(one -> beat(one, arrivals, today)).toList(),
        collectors.all(),
        nodes.all(),
        queues(work.backlog()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void alive(@RequestBody SourceAlive beat) {
    var system = beat.sourceSystem();
    if (system == null) {
      throw new InvalidValue("sourceSystem");
    }
    sources.alive(system);
  }

  @PutMapping("/sources/{system}")
  SourceWatch watch(Actor actor, @PathVariable String system, @RequestBody SourceWatchDraft draft) {
    var name = draft.name();
    if (name == null) {
      throw new InvalidValue("name");
    }
    return sources
        .change(
            actor,
            new SourceWatch(
                system, name.strip(), draft.silentAfterMinutes(), draft.watched(), draft.version()))
        .orElseThrow(() ->
            new Conflict(
                "watch-changed",
                "已被他人修改，请刷新后重试",
                "Somebody has changed this meanwhile; reload and try again"));
  }

  private static SourceBeat beat(Sources.Heard heard, List<ArrivalRow> arrivals, LocalDate today) {
    var watch = heard.watch();
    var latency = new ArrayList<>(List.of(0L, 0L, 0L, 0L, 0L));
    var came = 0L;
    for (var row : arrivals) {
      if (row.system().equals(watch.system())) {
        for (var i = 0; i < latency.size(); i++) {
          latency.set(i, latency.get(i) + row.latency().get(i));
        }
        came += row.day().equals(today.toString()) ? row.documents() + row.versions() : 0;
      }
    }
    return new SourceBeat(
        watch.system(),
        watch.name(),
        heard.lastAt(),
        heard.arrivedAt(),
        heard.aliveAt(),
        heard.silent(),
        watch.watched(),
        watch.silentAfterMinutes(),
        watch.version(),
        came,
        latency);
  }

  private static List<WorkBacklog> queues(Map<WorkKind, WorkQueue.Backlog> backlog) {
    var all = new ArrayList<WorkBacklog>();
    new TreeMap<>(backlog)
        .forEach(
            (kind, one) -> all.add(new WorkBacklog(kind, one.open(), one.leased(), one.dead())));
    return all;
  }
}
