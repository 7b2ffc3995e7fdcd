package org.anjuan.archive.reconciliation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.reconciliation.ArrivalDays.Placed;
import org.anjuan.archive.reconciliation.ArrivalRow.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts deliveries by day and source, from the trail. */
@Component
class ArrivalCount {
  private static final String UNCHANGED = " unchanged";

  private final Documents documents;
  private final ArrivalDays days;

  ArrivalCount(Documents documents, ArrivalDays days) {
    this.documents = documents;
    this.days = days;
  }

  void count(List<AuditEntry> entries) {
    var arrivals = entries.stream().filter(ArrivalCount::isArrival).toList();
    var known = known(arrivals);
    var ends = new TreeMap<LocalDate, AuditPosition>();
    entries.forEach(entry -> ends.put(entry.position().day(), entry.position()));
    var byDay = new HashMap<LocalDate, List<Placed>>();
    for (var entry : arrivals) {
      var document = known.get(entry.event().documentId());
      if (document != null) {
        byDay
            .computeIfAbsent(entry.position().day(), any -> new ArrayList<>())
            .add(new Placed(entry.position(), arrived(entry.event(), document)));
      }
    }
    var refused =
        entries.stream()
            .filter(entry -> entry.event().action() == AuditAction.QUARANTINED)
            .map(AuditEntry::position)
            .collect(Collectors.groupingBy(AuditPosition::day));
    ends.forEach((day, end) -> {
      var placed = byDay.getOrDefault(day, List.of());
      var quarantined = refused.getOrDefault(day, List.of());
      if (!placed.isEmpty() || !quarantined.isEmpty()) {
        days.count(day, placed, quarantined, end);
      }
    });
  }

  private Map<String, ArchivedDocument> known(List<AuditEntry> arrivals) {
    var ids =
        arrivals.stream()
            .map(entry -> entry.event().documentId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var known = new HashMap<String, ArchivedDocument>();
    documents
        .findAll(ids.stream().map(DocumentId::new).toList())
        .forEach(document -> known.put(document.id().value(), document));
    return known;
  }

  private static boolean isArrival(AuditEntry entry) {
    var event = entry.event();
    return event.action() == AuditAction.INTAKE
        && event.outcome() == AuditOutcome.SUCCESS
        && event.documentId() != null;
  }

  private static Arrived arrived(AuditEvent event, ArchivedDocument document) {
    var detail = event.detail();
    var number = event.version();
    var system = document.source().system();
    if (number == null || (detail != null && detail.endsWith(UNCHANGED))) {
      return new Arrived(system, Arrived.Kind.REPEATED, null, event.at());
    }
    var first =
        document.versions().stream()
            .min(Comparator.comparing(DocumentVersion::receivedAt))
            .orElseThrow();
    var kind = first.number() == number ? Arrived.Kind.DOCUMENT : Arrived.Kind.VERSION;
    var took = document.version(number).map(version -> took(document, version)).orElse(null);
    return new Arrived(system, kind, took, event.at());
  }

  private static @Nullable Duration took(ArchivedDocument document, DocumentVersion version) {
    var stated = version.modifiedAt() == null ? document.createdAt() : version.modifiedAt();
    if (stated == null) {
      return null;
    }
    var took = Duration.between(stated, version.receivedAt());
    return took.isNegative() ? Duration.ZERO : took;
  }
}
