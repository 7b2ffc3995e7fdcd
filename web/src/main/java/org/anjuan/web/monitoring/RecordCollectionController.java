package org.anjuan.web.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.reconciliation.Reconciliation;
import org.anjuan.archive.reconciliation.ReportLine;
import org.anjuan.archive.reconciliation.Sources;
import org.anjuan.archive.reconciliation.Standing;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.Stated;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One record's collection (MON-2): for those who may see the record and watch its campus. */
@RestController
@RequestMapping("/api/reconciliation/records/{id}")
class RecordCollectionController {
  private final Reconciliation reconciliation;
  private final Sources sources;
  private final Categories categories;
  private final RecordAccess access;
  private final RecordViews views;
  private final AuditTrail trail;
  private final Clock clock;

  RecordCollectionController(
      Reconciliation reconciliation,
      Sources sources,
      Categories categories,
      RecordAccess access,
      RecordViews views,
      AuditTrail trail,
      Clock clock) {
    this.reconciliation = reconciliation;
    this.sources = sources;
    this.categories = categories;
    this.access = access;
    this.views = views;
    this.trail = trail;
    this.clock = clock;
  }

  /** A record's collection. */
  record RecordCollection(
      RecordSummary record,
      Standing standing,
      @Nullable LocalDate day,
      List<ReconciliationController.CollectionFigures> sources,
      List<CollectionReport> reports,
      List<CollectionMoment> timeline) {}

  /**
   * A report, there or to come.
   *
   * @param name null where its category is closed to the caller
   */
  record CollectionReport(
      String system,
      ReportLine.Basis basis,
      Standing standing,
      @Nullable String document,
      @Nullable String category,
      @Nullable String categoryName,
      @Nullable String categoryEnglish,
      @Nullable String name,
      Instant at,
      @Nullable Instant deadline,
      @Nullable String reason) {}

  /** Something on the way of the collection. */
  record CollectionMoment(
      Instant at,
      Kind kind,
      @Nullable String system,
      @Nullable String name,
      @Nullable String reason) {
    /** What it was. */
    enum Kind {
      ADMITTED,
      DISCHARGED,
      LISTED,
      RECEIVED,
      FAILED,
      OVERDUE
    }
  }

  /** The source to be asked again. */
  record CollectAgainRequest(@Nullable String system) {}

  /** How many things will be tried: collectors asked, reports and readings tried again. */
  record CollectionAsked(int tries) {}

  @GetMapping
  RecordCollection show(Actor actor, @PathVariable RecordId id) {
    var opened = access.open(actor, Action.VIEW, id, null);
    requireWatched(actor, opened.record(), Right.COLLECTION_WATCH);
    trail.append(
        AuditEvent.of(actor, AuditAction.COLLECTION_VIEWED, clock.instant()).record(id.value()));
    var compared = reconciliation.compare(opened.record());
    var names = new HashMap<String, String>();
    sources.all().forEach(one -> names.put(one.watch().system(), one.watch().name()));
    var reports =
        compared.lines().stream()
            .map(line -> report(line, opened.decision().parts()))
            .sorted(
                Comparator.comparing(CollectionReport::system)
                    .thenComparing(CollectionReport::standing, Comparator.reverseOrder())
                    .thenComparing(CollectionReport::at))
            .toList();
    return new RecordCollection(
        views.summary(opened.record()).of(opened.decision().parts()),
        compared.standing(),
        compared.day(),
        compared.sources().stream()
            .map(all -> ReconciliationController.CollectionFigures.of(all, names))
            .toList(),
        reports,
        timeline(opened.record(), reports));
  }

  @PostMapping("/collection")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CollectionAsked again(
      Actor actor, @PathVariable RecordId id, @RequestBody CollectAgainRequest wanted) {
    var system = wanted.system();
    if (system == null || system.isBlank()) {
      throw new InvalidValue("system");
    }
    var record = access.open(actor, Action.VIEW, id, null).record();
    requireWatched(actor, record, Right.EXPECTATION_MANAGE);
    return new CollectionAsked(reconciliation.collectAgain(actor, record, system));
  }

  private static void requireWatched(Actor actor, MedicalRecord record, Right right) {
    var campuses = Watched.campuses(actor, right);
    if (campuses != null && !campuses.contains(record.stay().campus().value())) {
      throw new NotFound();
    }
  }

  private CollectionReport report(ReportLine line, Parts open) {
    var code = line.category();
    var category = code == null ? null : categories.find(new CategoryCode(code)).orElse(null);
    // What a source lists has no category yet: only whoever may see all of the record sees its
    // name.
    var shown = code == null ? open.opens(Parts.FRONT_PAGE) : open.opens(code);
    return new CollectionReport(
        line.system(),
        line.basis(),
        line.standing(),
        shown ? line.document() : null,
        code,
        category == null ? null : category.name(),
        category == null ? null : category.english(),
        shown || line.basis() == ReportLine.Basis.RULE ? line.name() : null,
        line.at(),
        line.deadline(),
        line.reason());
  }

  private List<CollectionMoment> timeline(MedicalRecord record, List<CollectionReport> reports) {
    var all = new ArrayList<CollectionMoment>();
    var stay = record.encounter();
    add(all, Stated.valueOf(stay.admittedAt()), CollectionMoment.Kind.ADMITTED);
    add(all, Stated.valueOf(stay.dischargedAt()), CollectionMoment.Kind.DISCHARGED);
    for (var report : reports) {
      switch (report.basis()) {
        case RECEIVED -> all.add(moment(report.at(), CollectionMoment.Kind.RECEIVED, report));
        case LISTED ->
            all.add(
                moment(
                    report.at(),
                    report.standing() == Standing.FAILED
                        ? CollectionMoment.Kind.FAILED
                        : CollectionMoment.Kind.LISTED,
                    report));
        case RULE -> {} // seen where it is not met, below
      }
      var deadline = report.deadline();
      if (report.standing() == Standing.MISSING && deadline != null) {
        all.add(moment(deadline, CollectionMoment.Kind.OVERDUE, report));
      }
    }
    all.sort(Comparator.comparing(CollectionMoment::at));
    return all;
  }

  private static void add(
      List<CollectionMoment> all, @Nullable Instant at, CollectionMoment.Kind kind) {
    if (at != null) {
      all.add(new CollectionMoment(at, kind, null, null, null));
    }
  }

  private static CollectionMoment moment(
      Instant at, CollectionMoment.Kind kind, CollectionReport report) {
    return new CollectionMoment(at, kind, report.system(), report.name(), report.reason());
  }
}
