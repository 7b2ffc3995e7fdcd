package org.anjuan.web.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.Diagnosis;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.FrontPageForm;
import org.anjuan.archive.record.Marking;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.Operation;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.Stated;
import org.anjuan.web.record.RecordSummary.Age;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows records to people: names beside codes, ages, the state in words. */
@Component
public class RecordViews {
  private static final int YEARS_COUNTED_IN_MONTHS = 3;

  private final MedicalRecords records;
  private final Organisation organisation;
  private final FrontPageForm form;
  private final RuleStore<TagDefinition> tagDefinitions;
  private final ZoneId zone;

  RecordViews(
      MedicalRecords records,
      Organisation organisation,
      FrontPageForm form,
      RuleStore<TagDefinition> tagDefinitions,
      HospitalZone zone) {
    this.records = records;
    this.organisation = organisation;
    this.form = form;
    this.tagDefinitions = tagDefinitions;
    this.zone = zone.id();
  }

  /** One row a record; names are looked up once for all of them. */
  public List<RecordSummary> summaries(Collection<MedicalRecord> shown) {
    var attending = new HashSet<String>();
    shown.forEach(r -> {
      var stated = r.encounter().attending();
      if (stated != null) {
        attending.add(stated.value());
      }
    });
    var staff = organisation.staffNames(attending);
    var departments = organisation.departmentNames();
    var campuses = new HashMap<String, String>();
    organisation.campuses().forEach(c -> campuses.put(c.code().value(), c.name()));
    return shown.stream().map(r -> summary(r, campuses, departments, staff)).toList();
  }

  public RecordSummary summary(MedicalRecord record) {
    return summaries(List.of(record)).getFirst();
  }

  RecordDetail detail(RecordAccess.Opened opened) {
    var record = opened.record();
    var open = opened.decision().parts().opens(Parts.FRONT_PAGE);
    var marking = record.markingOrNone();
    var level = marking.level();
    var patient = record.patient();
    var birth = Stated.valueOf(patient.birthDate());
    var diagnoses = Stated.valueOf(record.encounter().diagnoses());
    var operations = Stated.valueOf(record.encounter().operations());
    return new RecordDetail(
        summary(record).of(opened.decision().parts()),
        new RecordDetail.PatientView(
            Stated.valueOf(patient.name()),
            Stated.valueOf(patient.sex()),
            birth,
            patient.idNumberHash() != null,
            patient.phoneSealed() != null),
        encounter(record.encounter(), open),
        form.fill(open ? record.frontPage() : Map.of()).stream()
            .map(e ->
                new RecordDetail.FrontPageView(
                    e.field().code(),
                    e.field().name(),
                    e.field().english(),
                    e.value(),
                    e.display().chinese(),
                    e.display().english()))
            .toList(),
        diagnoses == null || !open
            ? List.of()
            : diagnoses.stream().map(RecordViews::diagnosis).toList(),
        operations == null || !open ? List.of() : operations(operations),
        records.otherCharts(record).stream().map(RecordNumber::value).toList(),
        !open,
        opened.decision().until(),
        record.confidentiality(),
        level == null ? null : level.reason(),
        open ? tags(record) : List.of());
  }

  private List<RecordDetail.RecordTag> tags(MedicalRecord record) {
    var defined = new HashMap<String, TagDefinition>();
    tagDefinitions.all().forEach(tag -> defined.put(tag.id().value(), tag));
    var byHand = new HashMap<String, Marking.TagMark>();
    record.markingOrNone().tags().forEach(mark -> byHand.put(mark.tag(), mark));
    return record.tags().stream()
        .map(code -> tag(code, defined.get(code), byHand.get(code)))
        .toList();
  }

  private static RecordDetail.RecordTag tag(
      String code, @Nullable TagDefinition tag, Marking.@Nullable TagMark mark) {
    return new RecordDetail.RecordTag(
        code,
        tag == null ? code : tag.name(),
        tag == null ? code : tag.english(),
        tag == null ? "#8c8c8c" : tag.colour(),
        tag != null && tag.active() && tag.restricting(),
        mark == null,
        mark == null ? null : mark.by(),
        mark == null ? null : mark.reason());
  }

  private static RecordDetail.DiagnosisView diagnosis(Diagnosis d) {
    return new RecordDetail.DiagnosisView(d.code(), d.name(), d.condition(), d.main());
  }

  private List<RecordDetail.OperationView> operations(List<Operation> operations) {
    var numbers = new HashSet<String>();
    operations.forEach(o -> {
      var surgeon = o.surgeon();
      if (surgeon != null) {
        numbers.add(surgeon);
      }
    });
    var staff = organisation.staffNames(numbers);
    return operations.stream().map(o -> operation(o, staff)).toList();
  }

  private static RecordDetail.OperationView operation(Operation o, Map<String, String> staff) {
    var surgeon = o.surgeon();
    return new RecordDetail.OperationView(
        o.code(),
        o.name(),
        o.date(),
        o.level(),
        surgeon,
        surgeon == null ? null : staff.get(surgeon),
        o.anaesthesia());
  }

  private RecordDetail.EncounterView encounter(Encounter stay, boolean frontPageOpen) {
    var kind = Stated.valueOf(stay.kind());
    var staffNumbers = new HashSet<String>();
    for (var stated :
        Arrays.asList(stay.attending(), stay.resident(), stay.chief(), stay.nurse())) {
      if (stated != null) {
        staffNumbers.add(stated.value());
      }
    }
    var staff = organisation.staffNames(staffNumbers);
    var departments = organisation.departmentNames();
    var disposition = Stated.valueOf(stay.disposition());
    return new RecordDetail.EncounterView(
        kind == null ? null : kind.name(),
        Stated.valueOf(stay.admittedAt()),
        Stated.valueOf(stay.dischargedAt()),
        named(stay.admissionDepartment(), departments),
        named(stay.department(), departments),
        named(stay.ward(), departments),
        named(stay.attending(), staff),
        named(stay.resident(), staff),
        named(stay.chief(), staff),
        named(stay.nurse(), staff),
        disposition == null || !frontPageOpen
            ? null
            : form.meaning("DISPOSITION", disposition).chinese());
  }

  private RecordSummary summary(
      MedicalRecord record,
      Map<String, String> campuses,
      Map<String, String> departments,
      Map<String, String> staff) {
    var stay = record.encounter();
    var number = Stated.valueOf(record.recordNo());
    var main = stay.mainDiagnosis();
    var campus = record.stay().campus().value();
    return new RecordSummary(
        record.id().value(),
        number == null ? null : number.value(),
        record.stay().admissionNo(),
        record.stay().visitNo(),
        campus,
        campuses.getOrDefault(campus, campus),
        Stated.valueOf(record.patient().name()),
        Stated.valueOf(record.patient().sex()),
        age(record),
        Stated.valueOf(stay.department()),
        named(stay.department(), departments),
        Stated.valueOf(stay.attending()),
        named(stay.attending(), staff),
        Stated.valueOf(stay.admittedAt()),
        Stated.valueOf(stay.dischargedAt()),
        main == null ? null : main.name(),
        record.state().name(),
        record.state().chinese(),
        record.isProvisional(),
        record.documentCount(),
        record.pageCount(),
        flags(record));
  }

  private @Nullable Age age(MedicalRecord record) {
    var birth = Stated.valueOf(record.patient().birthDate());
    var admitted = Stated.valueOf(record.encounter().admittedAt());
    if (birth == null || admitted == null) {
      return null;
    }
    return age(birth, admitted);
  }

  private @Nullable Age age(LocalDate birth, Instant admitted) {
    var day = admitted.atZone(zone).toLocalDate();
    if (day.isBefore(birth)) {
      return null;
    }
    var age = Period.between(birth, day);
    if (age.getYears() >= YEARS_COUNTED_IN_MONTHS) {
      return new Age(age.getYears(), Age.Unit.YEARS);
    }
    var months = Math.toIntExact(age.toTotalMonths());
    return months > 0
        ? new Age(months, Age.Unit.MONTHS)
        : new Age(Math.toIntExact(ChronoUnit.DAYS.between(birth, day)), Age.Unit.DAYS);
  }

  private static List<String> flags(MedicalRecord record) {
    var flags = new ArrayList<>(record.tags());
    if (record.sealed()) {
      flags.add("SEALED");
    }
    if (record.isProvisional()) {
      flags.add("PROVISIONAL");
    }
    return flags;
  }

  private static @Nullable String named(@Nullable Stated<String> code, Map<String, String> names) {
    return code == null ? null : names.getOrDefault(code.value(), code.value());
  }
}
