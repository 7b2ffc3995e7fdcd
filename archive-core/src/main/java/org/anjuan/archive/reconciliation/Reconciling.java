package org.anjuan.archive.reconciliation;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes sheets out of what the archive knows of records. */
@Component
class Reconciling {
  private final MedicalRecords records;
  private final Documents documents;
  private final ObjectProvider<ListedReports> lists;
  private final ExpectationRules rules;
  private final CollectionSheets sheets;
  private final CollectionDays days;
  private final ReconciliationProperties settings;
  private final HospitalZone zone;
  private final Clock clock;

  Reconciling(
      MedicalRecords records,
      Documents documents,
      ObjectProvider<ListedReports> lists,
      ExpectationRules rules,
      CollectionSheets sheets,
      CollectionDays days,
      ReconciliationProperties settings,
      HospitalZone zone,
      Clock clock) {
    this.records = records;
    this.documents = documents;
    this.lists = lists;
    this.rules = rules;
    this.sheets = sheets;
    this.days = days;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
  }

  /** Writes the sheets of these records as they stand now; their days become out of date. */
  void refresh(Collection<RecordId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    refresh(records.findAll(ids));
  }

  void refresh(List<MedicalRecord> found) {
    var inForce = rules.all();
    var papers = papers(found);
    var before = new HashMap<RecordId, CollectionSheet>();
    sheets
        .findAll(found.stream().map(MedicalRecord::id).toList())
        .forEach(sheet -> before.put(sheet.id(), sheet));
    var changed =
        found.stream()
            .map(record -> reckon(record, papers.of(record), inForce).sheet())
            .filter(sheet -> !sheet.equals(before.get(sheet.id())))
            .toList();
    var touched = new HashSet<String>();
    for (var sheet : changed) {
      addDay(touched, before.get(sheet.id()));
      addDay(touched, sheet);
    }
    days.mark(touched);
    changed.forEach(sheets::write);
    // Marked again: whoever summed between mark and write has seen the old sheets.
    days.mark(touched);
  }

  private static void addDay(Set<String> days, @Nullable CollectionSheet sheet) {
    var day = sheet == null ? null : sheet.day();
    if (day != null) {
      days.add(day);
    }
  }

  /** One record, compared as it stands now. */
  Reckoning reckon(MedicalRecord record) {
    return reckon(record, papers(List.of(record)).of(record), rules.all());
  }

  private Reckoning reckon(
      MedicalRecord record, List<ArchivedDocument> papers, List<ExpectationRule> inForce) {
    var listed = lists.orderedStream().flatMap(list -> list.of(record.stay()).stream()).toList();
    return new Reckoning(
        record, papers, listed, inForce, clock.instant(), zone.id(), settings.listedWithin());
  }

  private Papers papers(List<MedicalRecord> found) {
    var ids =
        found.stream()
            .flatMap(record -> record.documents().keySet().stream())
            .map(DocumentId::new)
            .toList();
    return new Papers(documents.findAll(ids));
  }

  /** Documents by the record that they are filed under. */
  private record Papers(Map<RecordId, List<ArchivedDocument>> byRecord) {
    Papers(List<ArchivedDocument> all) {
      this(all.stream().collect(Collectors.groupingBy(ArchivedDocument::recordId)));
    }

    List<ArchivedDocument> of(MedicalRecord record) {
      return byRecord.getOrDefault(record.id(), List.of());
    }
  }
}
