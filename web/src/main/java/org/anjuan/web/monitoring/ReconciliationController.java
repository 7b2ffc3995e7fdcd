package org.anjuan.web.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.reconciliation.Reconciliation;
import org.anjuan.archive.reconciliation.Reconciliation.Listed;
import org.anjuan.archive.reconciliation.Reconciliation.Place;
import org.anjuan.archive.reconciliation.Reconciliation.Question;
import org.anjuan.archive.reconciliation.SourceFigures;
import org.anjuan.archive.reconciliation.Sources;
import org.anjuan.archive.reconciliation.Standing;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is expected against what was received: sums, and the records behind them. */
@RestController
@RequestMapping("/api/reconciliation")
class ReconciliationController {
  private static final int PAGE = 50;

  private final Reconciliation reconciliation;
  private final Sources sources;
  private final Organisation organisation;
  private final MedicalRecords records;
  private final RecordViews views;
  private final AccessRules rules;
  private final AuditTrail trail;
  private final Clock clock;

  ReconciliationController(
      Reconciliation reconciliation,
      Sources sources,
      Organisation organisation,
      MedicalRecords records,
      RecordViews views,
      AccessRules rules,
      AuditTrail trail,
      Clock clock) {
    this.reconciliation = reconciliation;
    this.sources = sources;
    this.organisation = organisation;
    this.records = records;
    this.views = views;
    this.rules = rules;
    this.trail = trail;
    this.clock = clock;
  }

  /** The sums of a span. */
  record CollectionSums(
      LocalDate from,
      LocalDate to,
      Totals.CollectionTotal all,
      List<Totals.CollectionTotal> items) {}

  /**
   * A record with something to look at.
   *
   * @param record null where the record is closed to the caller
   */
  record CollectionRow(
      LocalDate day,
      String department,
      String departmentName,
      Standing standing,
      List<CollectionFigures> sources,
      @Nullable RecordSummary record) {}

  /** A source's reports of a record, counted. */
  record CollectionFigures(
      String system,
      String name,
      Standing standing,
      int expected,
      int received,
      int awaited,
      int missing,
      int failed) {

    static CollectionFigures of(SourceFigures all, Map<String, String> names) {
      return new CollectionFigures(
          all.system(),
          names.getOrDefault(all.system(), all.system()),
          all.standing(),
          all.expected(),
          all.received(),
          all.awaited(),
          all.missing(),
          all.failed());
    }
  }

  /** A page of records, the latest day first. */
  record CollectionRows(List<CollectionRow> items, @Nullable String next) {}

  @GetMapping("/totals")
  CollectionSums totals(
      Actor actor,
      @RequestParam(defaultValue = "SOURCE") Totals.By by,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String system,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable String campus) {
    var span = Span.of(from, to, trail.today());
    var campuses = campuses(actor, campus);
    var rows =
        reconciliation.rows(span.from(), span.to()).stream()
            .filter(row -> campuses == null || campuses.contains(row.campus()))
            .filter(row -> is(system, row.system()) && is(department, row.department()))
            .toList();
    return new CollectionSums(
        span.from(), span.to(), Totals.all(rows), Totals.by(by, rows, names(by)));
  }

  @GetMapping("/records")
  CollectionRows list(
      Actor actor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String system,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable String campus,
      @RequestParam(required = false) @Nullable Set<Standing> standing,
      @RequestParam(required = false) @Nullable String cursor) {
    var span = Span.of(from, to, trail.today());
    var after = place(cursor);
    trail.append(
        AuditEvent.of(actor, AuditAction.COLLECTION_VIEWED, clock.instant())
            .detail("list " + span.from() + ".." + span.to()));
    var question =
        new Question(
            span.from(),
            span.to(),
            campuses(actor, campus),
            system,
            department,
            standing == null ? Set.of() : standing);
    var found = reconciliation.list(question, after, PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    var last = found.size() > PAGE ? page.getLast() : null;
    return new CollectionRows(
        rows(actor, page), last == null ? null : last.day() + "~" + last.id().value());
  }

  private List<CollectionRow> rows(Actor actor, List<Listed> page) {
    var summaries = summaries(actor, records.findAll(page.stream().map(Listed::id).toList()));
    var departments = organisation.departmentNames();
    var systems = systems();
    return page.stream()
        .map(one ->
            new CollectionRow(
                one.day(),
                one.department(),
                departments.getOrDefault(one.department(), one.department()),
                one.standing(),
                one.sources().stream().map(s -> CollectionFigures.of(s, systems)).toList(),
                summaries.get(one.id().value())))
        .toList();
  }

  /** Those of records that the caller may find, as far as they are open. */
  private Map<String, RecordSummary> summaries(Actor actor, List<MedicalRecord> found) {
    var visit = rules.visit(actor);
    var open = new HashMap<String, Parts>();
    for (var record : found) {
      if (visit.decide(Action.SEARCH, record.facts()) instanceof AccessDecision.Allowed allowed) {
        open.put(record.id().value(), allowed.parts());
      }
    }
    var byId = new HashMap<String, RecordSummary>();
    var shown = found.stream().filter(record -> open.containsKey(record.id().value())).toList();
    for (var row : views.summaries(shown)) {
      byId.put(row.id(), row.of(open.getOrDefault(row.id(), Parts.NONE)));
    }
    return byId;
  }

  private @Nullable Set<String> campuses(Actor actor, @Nullable String asked) {
    var mine = Watched.campuses(actor, Right.COLLECTION_WATCH);
    if (asked == null) {
      return mine;
    }
    return mine == null || mine.contains(asked) ? Set.of(asked) : Set.of();
  }

  private Map<String, String> names(Totals.By by) {
    return switch (by) {
      case SOURCE -> systems();
      case DEPARTMENT -> organisation.departmentNames();
      case CAMPUS -> {
        var names = new HashMap<String, String>();
        organisation.campuses().forEach(one -> names.put(one.code().value(), one.name()));
        yield names;
      }
      case DAY -> Map.of();
    };
  }

  private Map<String, String> systems() {
    var names = new HashMap<String, String>();
    sources.all().forEach(one -> names.put(one.watch().system(), one.watch().name()));
    return names;
  }

  private static boolean is(@Nullable String asked, String value) {
    return asked == null || asked.equals(value);
  }

  private static @Nullable Place place(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var parts = cursor.split("~", 2);
      return new Place(LocalDate.parse(parts[0]), new RecordId(parts[1]).value());
    } catch (DateTimeParseException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new BadRequest("cursor", "翻页标记无效", "The cursor is not valid");
    }
  }
}
