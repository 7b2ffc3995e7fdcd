package org.anjuan.archive.record;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.anjuan.archive.access.FrontPageFacts;
import org.anjuan.archive.access.RecordFacts;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The record 病案 of one stay: everything a list row needs, in one stored document.
 *
 * @param frontPage the fields of the front page 病案首页 by their upload code (A11, B12, …), as stated
 * @param confidentiality 0 for ordinary; who has a lower clearance can't see the record
 * @param marking where tags and confidentiality come from; null: nobody and no rule ever gave any
 * @param revision counts the writes; every change is guarded by it
 */
@Document("records")
public record MedicalRecord(
    @Id RecordId id,
    String stayKey,
    StayNumber stay,
    @Nullable Stated<RecordNumber> recordNo,
    @Nullable PatientId patientId,
    PatientDetails patient,
    Encounter encounter,
    Map<String, Stated<String>> frontPage,
    RecordState state,
    int confidentiality,
    boolean sealed,
    List<String> tags,
    @Nullable Marking marking,
    Map<String, RecordDocument> documents,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public MedicalRecord {
    frontPage = Map.copyOf(frontPage);
    tags = List.copyOf(tags);
    documents = Map.copyOf(documents);
  }

  static MedicalRecord provisional(RecordId id, StayNumber stay, Instant now) {
    return new MedicalRecord(
        id,
        stay.key(),
        stay,
        null,
        null,
        PatientDetails.UNKNOWN,
        Encounter.unknown(),
        Map.of(),
        RecordState.IN_HOSPITAL,
        0,
        false,
        List.of(),
        null,
        Map.of(),
        now,
        now,
        0);
  }

  /** Whether too little is known to say whose record this is, and of which stay. */
  public boolean isProvisional() {
    return recordNo == null || patient.name() == null || encounter.admittedAt() == null;
  }

  /** What the rule book must know of this record. */
  public RecordFacts facts() {
    var departments = new LinkedHashSet<String>();
    addValue(departments, encounter.department());
    addValue(departments, encounter.admissionDepartment());
    addValue(departments, encounter.ward());
    var treating = new LinkedHashSet<String>();
    addValue(treating, encounter.attending());
    addValue(treating, encounter.resident());
    addValue(treating, encounter.chief());
    return new RecordFacts(
        id.value(),
        patientId == null ? null : patientId.value(),
        stay.campus().value(),
        departments,
        treating.stream()
            .filter(StaffNumber::isStaffNumber)
            .map(StaffNumber::new)
            .collect(Collectors.toSet()),
        confidentiality,
        sealed,
        Set.copyOf(tags),
        Stated.valueOf(encounter.dischargedAt()));
  }

  /** What tag rules look at. */
  FrontPageFacts frontPageFacts() {
    var diagnoses = Stated.valueOf(encounter.diagnoses());
    return new FrontPageFacts(
        stay.campus().value(),
        Stated.valueOf(encounter.disposition()),
        diagnoses == null
            ? Set.of()
            : diagnoses.stream()
                .map(Diagnosis::code)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()),
        Stated.valueOf(patient.idNumberHash()));
  }

  /** Where tags and confidentiality come from. */
  public Marking markingOrNone() {
    return marking == null ? Marking.NONE : marking;
  }

  /** This record with a marking, and what follows from it. */
  MedicalRecord marked(Marking changed) {
    return changed(next -> {
      next.marking = changed.equals(Marking.NONE) ? null : changed;
      next.confidentiality = changed.effectiveLevel();
      next.tags = changed.effectiveTags();
    });
  }

  public int documentCount() {
    return documents.size();
  }

  public int pageCount() {
    Collection<RecordDocument> all = documents.values();
    return all.stream().map(RecordDocument::pages).filter(Objects::nonNull).mapToInt(p -> p).sum();
  }

  /** This record with what a source states now; the state follows where collection drives it. */
  MedicalRecord with(RecordStatement said, PatientDetails who) {
    return changed(next -> {
      next.recordNo = Stated.later(recordNo, Stated.of(said.recordNo(), said.at()));
      next.patient = patient.merge(who);
      next.encounter = encounter.merge(said.encounter());
      var fields = new TreeMap<>(frontPage);
      said.frontPage()
          .forEach(
              (code, value) -> fields.merge(code, new Stated<>(value, said.at()), this::later));
      next.frontPage = fields;
      next.state = stateAfter(next.encounter, !documents.isEmpty());
    });
  }

  MedicalRecord ofPatient(PatientId joined, PatientDetails who) {
    return changed(next -> {
      next.patientId = joined;
      next.patient = patient.merge(who);
    });
  }

  MedicalRecord withDocument(RecordDocument document) {
    return changed(next -> {
      var all = new TreeMap<>(documents);
      all.merge(document.documentId(), document, (a, b) -> a.revision() >= b.revision() ? a : b);
      next.documents = all;
      next.state = stateAfter(encounter, true);
    });
  }

  /**
   * Archived on somebody's confirmation, by every step that leads there: what departments review on
   * paper is not reviewed here once more.
   *
   * @throws IllegalTransition while the patient is in hospital, or nothing was collected
   */
  MedicalRecord archived() {
    return changed(next -> {
      for (var step : state.stepsToArchive()) {
        next.state = next.state.to(step);
      }
    });
  }

  /** The next one to be written, whatever was changed of the one before. */
  MedicalRecord after(MedicalRecord before, Instant now) {
    return changed(next -> {
      next.updatedAt = now;
      next.revision = before.revision + 1;
    });
  }

  /** What is changed of a record; the rest stays. */
  private static final class Next {
    private @Nullable Stated<RecordNumber> recordNo;
    private @Nullable PatientId patientId;
    private PatientDetails patient;
    private Encounter encounter;
    private Map<String, Stated<String>> frontPage;
    private RecordState state;
    private int confidentiality;
    private List<String> tags;
    private @Nullable Marking marking;
    private Map<String, RecordDocument> documents;
    private Instant updatedAt;
    private long revision;

    Next(MedicalRecord before) {
      recordNo = before.recordNo;
      patientId = before.patientId;
      patient = before.patient;
      encounter = before.encounter;
      frontPage = before.frontPage;
      state = before.state;
      confidentiality = before.confidentiality;
      tags = before.tags;
      marking = before.marking;
      documents = before.documents;
      updatedAt = before.updatedAt;
      revision = before.revision;
    }
  }

  private MedicalRecord changed(Consumer<Next> change) {
    var next = new Next(this);
    change.accept(next);
    return new MedicalRecord(
        id,
        stayKey,
        stay,
        next.recordNo,
        next.patientId,
        next.patient,
        next.encounter,
        next.frontPage,
        next.state,
        next.confidentiality,
        sealed,
        next.tags,
        next.marking,
        next.documents,
        createdAt,
        next.updatedAt,
        next.revision);
  }

  private RecordState stateAfter(Encounter stay, boolean hasDocuments) {
    if (!state.drivenByCollection()) {
      return state;
    }
    if (stay.dischargedAt() == null) {
      return RecordState.IN_HOSPITAL;
    }
    return hasDocuments ? RecordState.COLLECTING : RecordState.AWAITING_COLLECTION;
  }

  private Stated<String> later(Stated<String> one, Stated<String> other) {
    return Objects.requireNonNull(Stated.later(one, other));
  }

  private static void addValue(Set<String> all, @Nullable Stated<String> stated) {
    if (stated != null) {
      all.add(stated.value());
    }
  }

  @Override
  public String toString() {
    return "MedicalRecord[" + id + "]";
  }
}
