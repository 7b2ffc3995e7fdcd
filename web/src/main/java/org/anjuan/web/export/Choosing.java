package org.anjuan.web.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.export.ExportJob.Wanted;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.springframework.stereotype.Component;

/**
 * From what somebody points at to documents with their versions, record by record, in binding
 * order. Nothing is decided here for good: that is done document by document when the copies are
 * made.
 */
@Component
class Choosing {
  private final MedicalRecords records;
  private final Documents documents;
  private final Categories categories;
  private final AccessRules rules;

  Choosing(MedicalRecords records, Documents documents, Categories categories, AccessRules rules) {
    this.records = records;
    this.documents = documents;
    this.categories = categories;
    this.rules = rules;
  }

  /**
   * What was chosen.
   *
   * @param open the records that are open for this, of which anything leaves
   * @param visible those that the actor may at least see
   */
  record Choice(List<Wanted> wanted, List<MedicalRecord> open, List<MedicalRecord> visible) {}

  Choice of(Actor actor, Action action, List<RecordId> whole, List<DocumentId> single) {
    var wanted = new ArrayList<Wanted>();
    var open = new ArrayList<MedicalRecord>();
    var visible = new ArrayList<MedicalRecord>();
    var visit = rules.visit(actor);
    var chosen = documents.findAll(single);
    var ids = new LinkedHashSet<>(whole);
    chosen.forEach(document -> ids.add(document.recordId()));
    var present = new LinkedHashMap<RecordId, MedicalRecord>();
    records.findAll(ids).forEach(record -> present.put(record.id(), record));
    for (var id : ids) {
      var record = present.get(id);
      if (record != null && visit.decide(Action.VIEW, record.facts()).isAllowed()) {
        visible.add(record);
      }
      if (record == null || !visit.decide(action, record.facts()).isAllowed()) {
        wanted.add(new Wanted(id.value(), null, 0));
        continue;
      }
      open.add(record);
      wanted.addAll(
          inBindingOrder(
              whole.contains(id)
                  ? all(record)
                  : chosen.stream().filter(it -> it.recordId().equals(id)).toList()));
    }
    return new Choice(wanted, open, visible);
  }

  private List<ArchivedDocument> all(MedicalRecord record) {
    return documents.findAll(record.documents().keySet().stream().map(DocumentId::new).toList());
  }

  private List<Wanted> inBindingOrder(Collection<ArchivedDocument> of) {
    return of.stream()
        .sorted(
            Comparator.comparingInt(this::order)
                .thenComparing(
                    ArchivedDocument::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(ArchivedDocument::title)
                .thenComparing(document -> document.id().value()))
        .map(document ->
            new Wanted(
                document.recordId().value(), document.id().value(), document.current().number()))
        .toList();
  }

  private int order(ArchivedDocument document) {
    return categories
        .find(document.category())
        .map(Category::order)
        .filter(Objects::nonNull)
        .orElse(Integer.MAX_VALUE);
  }
}
