package org.anjuan.web.audit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit, which is itself on record. */
@RestController
class AuditController {
  private static final int PAGE = 100;

  /** Without a day asked for, the last days that have events are verified. */
  private static final int DAYS = 7;

  private static final int LOOK_BACK_DAYS = 366;

  private final AuditSearch search;
  private final AuditTrail trail;
  private final Clock clock;

  AuditController(AuditSearch search, AuditTrail trail, Clock clock) {
    this.search = search;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Events, the newest first.
   *
   * @param from a day of the hospital, or an instant
   * @param to a day, which counts to its end, or an instant, which does not count
   */
  @GetMapping("/api/audit")
  AuditRow.Rows audit(
      Actor actor,
      @RequestParam(required = false) @Nullable String recordId,
      @RequestParam(name = "actor", required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String cursor) {
    var query =
        new AuditSearch.Query(
            emptyAsNull(recordId),
            emptyAsNull(who),
            parse("action", action, AuditAction::valueOf),
            parse("from", from, text -> instant(text, 0)),
            parse("to", to, text -> instant(text, 1)),
            emptyAsNull(cursor),
            PAGE);
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_SEARCHED, clock.instant()).detail(describe(query)));
    return AuditRow.Rows.of(search.find(query));
  }

  @GetMapping("/api/audit/verification")
  Verification verification(Actor actor, @RequestParam(required = false) @Nullable String day) {
    var asked = parse("day", day, LocalDate::parse);
    var days = asked == null ? lastDays() : List.of(asked);
    var found = days.stream().map(trail::verify).map(Verification.Day::of).toList();
    var broken =
        found.stream().filter(one -> !one.intact()).map(one -> one.day().toString()).toList();
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_VERIFIED, clock.instant())
            .detail(days + (broken.isEmpty() ? " intact" : " broken: " + broken)));
    return new Verification(found);
  }

  private List<LocalDate> lastDays() {
    var days = trail.days(trail.today().minusDays(LOOK_BACK_DAYS), trail.today());
    return days.subList(Math.max(0, days.size() - DAYS), days.size());
  }

  private Instant instant(String text, int daysOn) {
    return text.length() == "2026-03-01".length()
        ? trail.startOf(LocalDate.parse(text).plusDays(daysOn))
        : Instant.parse(text);
  }

  private static String describe(AuditSearch.Query query) {
    return Stream.of(query.recordId(), query.actor(), query.action(), query.from(), query.to())
        .map(value -> value == null ? "*" : value.toString())
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private interface Reader<T> {
    T read(String text);
  }

  private static <T> @Nullable T parse(String field, @Nullable String text, Reader<T> reader) {
    var given = emptyAsNull(text);
    try {
      return given == null ? null : reader.read(given);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Unreadable(field);
    }
  }

  /** A parameter that cannot be read. */
  private static final class Unreadable extends RuntimeException {
    private final String field;

    Unreadable(String field) {
      super("unreadable parameter: " + field);
      this.field = field;
    }
  }

  @ExceptionHandler(Unreadable.class)
  ProblemDetail unreadable(Unreadable why) {
    var detail =
        new Problem(
                HttpStatus.BAD_REQUEST,
                "bad-parameter",
                "查询条件无法识别。",
                "The parameter cannot be read.")
            .detail();
    detail.setProperty("field", why.field);
    return detail;
  }
}
