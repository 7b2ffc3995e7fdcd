package org.anjuan.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the audit; everything given holds together, and what is empty does not narrow.
 *
 * @param actor account, name or staff number
 * @param action one or more
 * @param kind a log of SYS-3: {@code LOG_IN}, {@code OPERATION}, {@code IMPORT}, {@code ANOMALY}
 * @param address the beginning of a network address
 * @param q words of what was searched for, or of a reason
 * @param from a day of the hospital, or an instant
 * @param to a day, which counts to its end, or an instant, which does not count
 */
record AuditQuestion(
    @Nullable String recordId,
    @Nullable String actor,
    @Nullable Set<String> action,
    @Nullable String kind,
    @Nullable String outcome,
    @Nullable String role,
    @Nullable String department,
    @Nullable String address,
    @Nullable String correlation,
    @Nullable String q,
    @Nullable String from,
    @Nullable String to) {

  AuditSearch.Filter filter(AuditTrail trail) {
    return new AuditSearch.Filter(
        given(recordId),
        given(actor),
        actions(),
        parse("outcome", outcome, AuditOutcome::valueOf),
        given(role),
        given(department),
        given(address),
        given(correlation),
        given(q),
        parse("from", from, text -> instant(trail, text, 0)),
        parse("to", to, text -> instant(trail, text, 1)));
  }

  private Set<AuditAction> actions() {
    var asked = EnumSet.noneOf(AuditAction.class);
    for (var one : action == null ? List.<String>of() : action) {
      var parsed = parse("action", one, AuditAction::valueOf);
      if (parsed != null) {
        asked.add(parsed);
      }
    }
    var ofKind = parse("kind", kind, LogKind::valueOf);
    if (ofKind == null) {
      return asked;
    }
    if (asked.isEmpty()) {
      return ofKind.actions();
    }
    asked.retainAll(ofKind.actions());
    return asked.isEmpty() ? Set.of(AuditAction.OTHER) : asked;
  }

  private static Instant instant(AuditTrail trail, String text, int daysOn) {
    return text.length() == "2026-03-01".length()
        ? trail.startOf(LocalDate.parse(text).plusDays(daysOn))
        : Instant.parse(text);
  }

  /** The conditions that were given, for the record of who looked for what. */
  String inWords() {
    var all =
        Stream.of(
                named("record", recordId),
                named("actor", actor),
                named("action", action == null ? null : String.join(",", action)),
                named("kind", kind),
                named("outcome", outcome),
                named("role", role),
                named("department", department),
                named("address", address),
                named("correlation", correlation),
                named("q", q),
                named("from", from),
                named("to", to))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? "everything" : all;
  }

  private static String named(String name, @Nullable String value) {
    var there = given(value);
    return there == null ? "" : name + "=" + there;
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * Reads a parameter.
   *
   * @throws UnreadableParameter when that can't be done
   */
  static <T> @Nullable T parse(String field, @Nullable String text, Function<String, T> reader) {
    var there = given(text);
    try {
      return there == null ? null : reader.apply(there);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableParameter(field);
    }
  }
}
