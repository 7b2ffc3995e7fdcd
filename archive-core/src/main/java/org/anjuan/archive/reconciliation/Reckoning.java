package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.reconciliation.ReportLine.Basis;
import org.anjuan.archive.record.EncounterKind;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordState;
import org.anjuan.archive.record.Stated;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is expected of one stay with what is there. A rule's demand is met by what came,
 * and by what the source has listed and not yet handed over: one report is not missed twice.
 */
final class Reckoning {
  private static final String PDF = "application/pdf";
  private static final String OFD = "application/ofd";

  private final MedicalRecord record;
  private final List<ArchivedDocument> documents;
  private final Instant now;
  private final ZoneId zone;
  private final Duration listedWithin;
  private final List<ReportLine> lines = new ArrayList<>();
  private final Map<String, Integer> listedAndOpen = new HashMap<>();

  /**
   * @param documents those of the record; what its source took back is left out
   * @param listedWithin how long after its turn a listed report may take to arrive
   */
  Reckoning(
      MedicalRecord record,
      List<ArchivedDocument> documents,
      List<ListedReport> listed,
      List<ExpectationRule> rules,
      Instant now,
      ZoneId zone,
      Duration listedWithin) {
    this.record = record;
    this.documents = documents.stream().filter(one -> !one.isWithdrawn()).toList();
    this.now = now;
    this.zone = zone;
    this.listedWithin = listedWithin;
    this.documents.forEach(this::received);
    listed.forEach(this::listed);
    var reference = reference();
    if (reference != null) { // nothing is due before the patient has left
      rules.forEach(rule -> ruled(rule, reference));
    }
  }

  List<ReportLine> lines() {
    return List.copyOf(lines);
  }

  CollectionSheet sheet() {
    var figures = figures();
    var day = day();
    var due = due();
    return new CollectionSheet(
        record.id(),
        day == null ? null : day.toString(),
        record.stay().campus().value(),
        department(),
        isInpatient() && record.encounter().dischargedAt() != null,
        record.state() == RecordState.ARCHIVED,
        SourceFigures.worst(figures),
        figures,
        due != null,
        due);
  }

  private void received(ArchivedDocument document) {
    lines.add(
        new ReportLine(
            document.source().system(),
            Basis.RECEIVED,
            Standing.COMPLETE,
            document.id().value(),
            document.category().value(),
            document.title(),
            document.versions().stream()
                .map(DocumentVersion::receivedAt)
                .min(Instant::compareTo)
                .orElse(document.stated()),
            null,
            null));
  }

  private void listed(ListedReport report) {
    switch (report.state()) {
      case WITHDRAWN -> {} // nobody expects it any more
      case RECEIVED -> {} // its document says so
      case WAITING -> open(report, Standing.AWAITED, null);
      case AWAITED -> open(report, awaited(deadline(report)), deadline(report));
      case FAILED, QUARANTINED -> open(report, Standing.FAILED, null);
    }
  }

  private Instant deadline(ListedReport report) {
    var due = report.due();
    var turn = due == null || due.isBefore(report.since()) ? report.since() : due;
    return turn.plus(listedWithin);
  }

  private void open(ListedReport report, Standing standing, @Nullable Instant deadline) {
    listedAndOpen.merge(report.system(), 1, Integer::sum);
    lines.add(
        new ReportLine(
            report.system(),
            Basis.LISTED,
            standing,
            null,
            null,
            report.name(),
            report.since(),
            deadline,
            report.reason()));
  }

  private void ruled(ExpectationRule rule, Instant reference) {
    if (!rule.concerns(record, LocalDate.ofInstant(reference, zone))) {
      return;
    }
    var there = (int) documents.stream().filter(rule::counts).count();
    var lacking = Math.max(0, rule.atLeast() - there);
    var onTheWay = Math.min(lacking, listedAndOpen.getOrDefault(rule.system(), 0));
    listedAndOpen.merge(rule.system(), -onTheWay, Integer::sum);
    var deadline = rule.deadline(reference);
    for (var left = lacking - onTheWay; left > 0; left--) {
      lines.add(
          new ReportLine(
              rule.system(),
              Basis.RULE,
              awaited(deadline),
              null,
              rule.categories().size() == 1 ? rule.categories().iterator().next() : null,
              rule.name(),
              reference,
              deadline,
              null));
    }
  }

  private Standing awaited(Instant deadline) {
    return now.isBefore(deadline) ? Standing.AWAITED : Standing.MISSING;
  }

  private List<SourceFigures> figures() {
    var formats = new HashMap<String, String>();
    documents.forEach(one -> formats.put(one.id().value(), one.current().mediaType()));
    var bySystem = new TreeMap<String, List<ReportLine>>();
    lines.forEach(
        line -> bySystem.computeIfAbsent(line.system(), any -> new ArrayList<>()).add(line));
    var figures = new ArrayList<SourceFigures>();
    bySystem.forEach((system, all) ->
        figures.add(
            new SourceFigures(
                system,
                count(all, Standing.COMPLETE),
                count(all, Standing.AWAITED),
                count(all, Standing.MISSING),
                count(all, Standing.FAILED),
                ofFormat(all, formats, PDF),
                ofFormat(all, formats, OFD))));
    return figures;
  }

  private static int count(List<ReportLine> lines, Standing standing) {
    return (int) lines.stream().filter(line -> line.standing() == standing).count();
  }

  private static int ofFormat(List<ReportLine> lines, Map<String, String> formats, String type) {
    return (int) lines.stream().filter(line -> type.equals(formats.get(line.document()))).count();
  }

  /** When the next deadline passes; null when none is ahead. */
  private @Nullable Instant due() {
    var ahead = new HashSet<Instant>();
    for (var line : lines) {
      var deadline = line.deadline();
      if (line.standing() == Standing.AWAITED && deadline != null) {
        ahead.add(deadline);
      }
    }
    return ahead.stream().min(Instant::compareTo).orElse(null);
  }

  private boolean isInpatient() {
    return Stated.valueOf(record.encounter().kind()) != EncounterKind.OUTPATIENT;
  }

  /** What deadlines begin with: the discharge, of an outpatient the visit. */
  private @Nullable Instant reference() {
    var stay = record.encounter();
    if (stay.isCancelled()) {
      return null;
    }
    return Stated.valueOf(isInpatient() ? stay.dischargedAt() : stay.admittedAt());
  }

  /** Of a stay that nobody has told of but by a document, the day on which it became known. */
  private @Nullable LocalDate day() {
    var reference = reference();
    var stay = record.encounter();
    if (reference == null && stay.admittedAt() == null && !stay.isCancelled()) {
      reference = record.createdAt();
    }
    return reference == null ? null : LocalDate.ofInstant(reference, zone);
  }

  private String department() {
    var department = Stated.valueOf(record.encounter().department());
    return department == null ? CollectionSheet.NO_DEPARTMENT : department;
  }
}
