package org.anjuan.web.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.anomaly.Anomalies;
import org.anjuan.archive.anomaly.Anomaly;
import org.anjuan.archive.anomaly.AnomalyKind;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the watch has found, to be looked at one by one. */
@RestController
@RequestMapping("/api/audit/anomalies")
class AnomalyController {
  private static final int PAGE = 50;
  private static final int LONGEST_NOTE = 500;

  private final Anomalies anomalies;
  private final AuditTrail trail;
  private final Clock clock;

  AnomalyController(Anomalies anomalies, AuditTrail trail, Clock clock) {
    this.anomalies = anomalies;
    this.trail = trail;
    this.clock = clock;
  }

  /** Some anomalies, the newest first; {@code next} is null at the end. */
  record AnomalyList(List<AnomalyView> items, @Nullable String next) {}

  /** One of them; the last three are null while nobody has looked at it. */
  record AnomalyView(
      String id,
      String rule,
      int ruleVersion,
      AnomalyKind kind,
      Instant at,
      String actor,
      String actorName,
      @Nullable String address,
      @Nullable String recordId,
      int count,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String note) {

    static AnomalyView of(Anomaly found) {
      return new AnomalyView(
          found.id(),
          found.rule(),
          found.ruleVersion(),
          found.kind(),
          found.at(),
          found.actor(),
          found.actorName(),
          found.address(),
          found.recordId(),
          found.count(),
          found.acknowledgedBy(),
          found.acknowledgedAt(),
          found.note());
    }
  }

  /** The events behind an anomaly. */
  record AnomalyEvents(List<AuditRow> items) {}

  /** What whoever has looked at it writes down. */
  record Acknowledgement(@Nullable String note) {}

  @GetMapping
  AnomalyList list(
      Actor actor,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(required = false) @Nullable String cursor) {
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_SEARCHED, clock.instant())
            .detail(open ? "anomalies open" : "anomalies"));
    var before = cursor == null || cursor.isBlank() ? null : cursor;
    var found = anomalies.list(open, before, PAGE + 1);
    var shown = found.stream().limit(PAGE).map(AnomalyView::of).toList();
    return new AnomalyList(shown, found.size() > PAGE ? shown.getLast().id() : null);
  }

  @GetMapping("/{id}/events")
  AnomalyEvents events(Actor actor, @PathVariable String id) {
    var anomaly = anomalies.find(id).orElseThrow(NotFound::new);
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_SEARCHED, clock.instant()).detail("anomaly " + id));
    return new AnomalyEvents(
        anomaly.events().stream()
            .flatMap(place -> trail.find(place).stream())
            .map(AuditRow::of)
            .toList());
  }

  @PostMapping("/{id}/acknowledgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(Actor actor, @PathVariable String id, @RequestBody Acknowledgement said) {
    var anomaly = anomalies.find(id).orElseThrow(NotFound::new);
    var note = said.note() == null ? "" : said.note().strip();
    if (note.isEmpty() || note.length() > LONGEST_NOTE) {
      throw new BadRequest(
          "note", "请写明处理说明，不超过 500 字", "Say what was found, in at most 500 characters");
    }
    if (anomaly.acknowledgedBy() != null || !anomalies.acknowledge(actor, anomaly, note)) {
      throw new Conflict(
          "already-acknowledged", "该异常已有人确认", "Somebody has acknowledged it already");
    }
  }
}
