package org.anjuan.web.people;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.watch.AlertBook;
import org.anjuan.security.watch.LogInAlert;
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

/** Abnormal log-ins, for the security and the audit administrator. */
@RestController
@RequestMapping("/api/people/alerts")
class AlertsController {
  private static final int PAGE = 50;

  private final AlertBook alerts;

  AlertsController(AlertBook alerts) {
    this.alerts = alerts;
  }

  /** The rule's name in both languages. */
  record AlertText(String zh, String en) {}

  /** An abnormal log-in. */
  record AlertRow(
      String id,
      Instant at,
      String username,
      String name,
      String rule,
      AlertText ruleText,
      String address,
      String detail,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String note) {
    static AlertRow of(LogInAlert alert) {
      return new AlertRow(
          alert.id(),
          alert.at(),
          alert.username(),
          alert.name(),
          alert.rule().name(),
          new AlertText(alert.rule().chinese(), alert.rule().english()),
          alert.address(),
          alert.detail(),
          alert.acknowledgedBy(),
          alert.acknowledgedAt(),
          alert.note());
    }
  }

  /** A page of alerts. */
  record AlertList(List<AlertRow> items, @Nullable String next) {}

  /** What came of it. */
  record AlertNote(@Nullable String note) {}

  @GetMapping
  AlertList list(
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(required = false) @Nullable String cursor) {
    var found = alerts.list(open, cursor, PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    return new AlertList(
        shown.stream().map(AlertRow::of).toList(),
        found.size() > PAGE ? shown.getLast().order() : null);
  }

  @PostMapping("/{id}/acknowledgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(Actor actor, @PathVariable String id, @RequestBody AlertNote wanted) {
    var note = wanted.note() == null ? "" : wanted.note().strip();
    if (note.isEmpty() || note.length() > 500) {
      throw new InvalidValue("note");
    }
    if (!alerts.acknowledge(actor, id, note)) {
      throw new NotFound();
    }
  }
}
