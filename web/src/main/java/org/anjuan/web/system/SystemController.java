package org.anjuan.web.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.platform.mongo.MongoConnection;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.work.Node;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.search.PageIndex;
import org.anjuan.search.SearchUnavailable;
import org.anjuan.search.engine.EngineHealth;
import org.anjuan.search.projection.Rebuild;
import org.anjuan.web.problem.Conflict;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a system administrator watches, and the one thing he can start. */
@RestController
@RequestMapping("/api/system")
class SystemController {
  private static final Duration PULSE = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final MongoConnection mongo;
  private final EngineHealth elasticsearch;
  private final FormatWorkers workers;
  private final WorkQueue work;
  private final MedicalRecords records;
  private final Documents documents;
  private final Quarantine quarantine;
  private final PageIndex index;
  private final Rebuild rebuild;
  private final Node node;
  private final AuditTrail trail;
  private final Clock clock;
  private final Instant startedAt;

  SystemController(
      MongoConnection mongo,
      EngineHealth elasticsearch,
      FormatWorkers workers,
      WorkQueue work,
      MedicalRecords records,
      Documents documents,
      Quarantine quarantine,
      PageIndex index,
      Rebuild rebuild,
      Node node,
      AuditTrail trail,
      Clock clock) {
    this.mongo = mongo;
    this.elasticsearch = elasticsearch;
    this.workers = workers;
    this.work = work;
    this.records = records;
    this.documents = documents;
    this.quarantine = quarantine;
    this.index = index;
    this.rebuild = rebuild;
    this.node = node;
    this.trail = trail;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  @GetMapping
  SystemState state() {
    var store = mongo.engine();
    var engine = elasticsearch.status();
    var backlog = work.backlog();
    return new SystemState(
        version(),
        node.id(),
        startedAt,
        new SystemState.Engine(
            store.kind().name().toLowerCase(Locale.ROOT), store.version(), store.healthy(), null),
        new SystemState.Engine(
            engine.kind().name().toLowerCase(Locale.ROOT),
            engine.version(),
            engine.healthy(),
            engine.documents()),
        workers.status().stream()
            .map(w ->
                new SystemState.Workers(
                    w.family().name(), w.busy(), w.idle(), w.waiting(), w.restarts()))
            .toList(),
        work(backlog),
        new SystemState.Ingestion(
            records.count(), documents.count(), quarantine.count(), waiting(backlog)),
        index());
  }

  /** The same, again and again, for as long as somebody looks. */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events() {
    var emitter = new SseEmitter(LONGEST.toMillis());
    Thread.ofVirtual().name("system-events").start(() -> Pulse.send(emitter, PULSE, this::state));
    return emitter;
  }

  @PostMapping("/index/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void rebuild(Actor actor) {
    trail.append(AuditEvent.of(actor, AuditAction.INDEX_REBUILD_STARTED, clock.instant()));
    if (!rebuild.start()) {
      throw new Conflict(
          "rebuild-running", "索引正在重建，请等待完成", "The index is being rebuilt; wait for the end");
    }
  }

  private static SystemState.Work work(Map<WorkKind, WorkQueue.Backlog> backlog) {
    var byKind = new LinkedHashMap<String, Long>();
    backlog.forEach((kind, state) -> byKind.put(kind.name(), state.open()));
    // A finished export stays in the queue until its time is over: that is not work that waits.
    var waiting =
        backlog.entrySet().stream()
            .filter(entry -> entry.getKey() != WorkKind.EXPORT)
            .map(Map.Entry::getValue)
            .mapToLong(state -> state.open() - state.leased() - state.dead())
            .sum();
    var leased = backlog.values().stream().mapToLong(WorkQueue.Backlog::leased).sum();
    var dead = backlog.values().stream().mapToLong(WorkQueue.Backlog::dead).sum();
    return new SystemState.Work(waiting, leased, dead, byKind);
  }

  private static long waiting(Map<WorkKind, WorkQueue.Backlog> backlog) {
    var extract = backlog.get(WorkKind.EXTRACT);
    return extract == null ? 0 : extract.open() - extract.dead();
  }

  private SystemState.Index index() {
    var last =
        rebuild
            .state()
            .map(s ->
                new SystemState.Rebuilding(
                    s.running(),
                    s.done(),
                    s.total(),
                    s.startedAt(),
                    s.endedAt(),
                    s.failed(),
                    s.leftOut()))
            .orElse(null);
    return new SystemState.Index(indexState(), last);
  }

  // Whoever watches wants to see above all that the engine is away.
  private String indexState() {
    try {
      return index.state().name();
    } catch (SearchUnavailable away) {
      return "UNKNOWN";
    }
  }

  private static String version() {
    var version = SystemController.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
