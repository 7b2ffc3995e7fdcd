package org.anjuan.search.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.FrontPageForm;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.Stated;
import org.anjuan.search.DocumentEntry;
import org.anjuan.search.DocumentPages;
import org.anjuan.search.PageEntry;
import org.anjuan.search.RecordEntry;
import org.anjuan.search.RecordEntry.Coded;
import org.springframework.stereotype.Component;

/** Says in the index's words what the archive holds. */
@Component
class IndexEntries {
  private final MedicalRecords records;
  private final Organisation organisation;
  private final Categories categories;
  private final FrontPageForm form;
  private final DerivedPages pages;

  IndexEntries(
      MedicalRecords records,
      Organisation organisation,
      Categories categories,
      FrontPageForm form,
      DerivedPages pages) {
    this.records = records;
    this.organisation = organisation;
    this.categories = categories;
    this.form = form;
    this.pages = pages;
  }

  RecordEntry record(MedicalRecord record) {
    var number = Stated.valueOf(record.recordNo());
    var patient = record.patient();
    var facts = record.facts();
    var frontPage =
        form.fill(record.frontPage()).stream()
            .map(entry -> entry.display().chinese())
            .collect(Collectors.joining(" "));
    return new RecordEntry(
        record.id().value(),
        record.revision(),
        new RecordEntry.Numbers(
            number == null ? null : number.value(),
            records.otherCharts(record).stream().map(RecordNumber::value).toList(),
            record.stay().admissionNo(),
            record.stay().visitNo()),
        new RecordEntry.Patient(
            Stated.valueOf(patient.name()),
            Stated.valueOf(patient.sex()),
            Stated.valueOf(patient.birthDate())),
        stay(record),
        new RecordEntry.Protection(
            record.confidentiality(),
            record.sealed(),
            facts.departments(),
            facts.treating().stream().map(StaffNumber::value).collect(Collectors.toSet()),
            facts.patient()),
        diagnoses(record),
        operations(record),
        record.state().name(),
        new HashSet<>(record.tags()),
        record.documentCount(),
        record.pageCount(),
        frontPage,
        record.updatedAt());
  }

  /** A document's current version; empty while it has not been read. */
  Optional<DocumentPages> document(RecordEntry record, ArchivedDocument document) {
    var current = document.current();
    var extracted = current.extracted();
    if (current.reading() != Reading.DONE || extracted == null) {
      return Optional.empty();
    }
    var texts = new ArrayList<PageEntry>(extracted.pageCount());
    var bounded = new BoundedText();
    pages.read(
        extracted,
        page ->
            texts.add(new PageEntry(page.page(), bounded.next(page.text()), page.origin().name())));
    var code = document.category();
    var entry =
        new DocumentEntry(
            document.id().value(),
            document.revision(),
            current.number(),
            code.value(),
            categories.find(code).map(Category::name).orElse(code.value()),
            document.title(),
            document.source().system(),
            document.author(),
            document.createdAt(),
            current.mediaType());
    return Optional.of(new DocumentPages(record, entry, texts));
  }

  private RecordEntry.Stay stay(MedicalRecord record) {
    var stay = record.encounter();
    var attending = Stated.valueOf(stay.attending());
    var names = organisation.staffNames(attending == null ? List.of() : List.of(attending));
    return new RecordEntry.Stay(
        record.stay().campus().value(),
        Stated.valueOf(stay.department()),
        Stated.valueOf(stay.admissionDepartment()),
        Stated.valueOf(stay.ward()),
        Stated.valueOf(stay.admittedAt()),
        Stated.valueOf(stay.dischargedAt()),
        attending,
        Stated.valueOf(stay.resident()),
        Stated.valueOf(stay.chief()),
        Stated.valueOf(stay.nurse()),
        attending == null ? null : names.get(attending));
  }

  private static List<Coded> diagnoses(MedicalRecord record) {
    var all = Stated.valueOf(record.encounter().diagnoses());
    if (all == null) {
      return List.of();
    }
    return all.stream()
        .sorted((a, b) -> Boolean.compare(b.main(), a.main()))
        .map(d -> new Coded(d.code(), d.name()))
        .toList();
  }

  private static List<Coded> operations(MedicalRecord record) {
    var all = Stated.valueOf(record.encounter().operations());
    return all == null ? List.of() : all.stream().map(o -> new Coded(o.code(), o.name())).toList();
  }
}
