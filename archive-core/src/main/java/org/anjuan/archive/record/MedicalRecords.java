package org.anjuan.archive.record;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.anjuan.archive.access.TagRules;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The records of all stays. Statements of sources go in; in any order and number they lead to the
 * same record. Reading here asks nobody's right: callers ask the rule book with {@code
 * RecordFacts}.
 */
@Service
public class MedicalRecords {
  private static final String STAY = "stay";
  private static final String CHART = "chart";
  private static final int MOST_TRIES = 200;

  private final Records records;
  private final Identifiers identifiers;
  private final FieldCipher cipher;
  private final KeyedHash hash;
  private final TagRules tagRules;
  private final Clock clock;

  MedicalRecords(
      Records records,
      Identifiers identifiers,
      FieldCipher cipher,
      KeyedHash hash,
      TagRules tagRules,
      Clock clock) {
    this.records = records;
    this.identifiers = identifiers;
    this.cipher = cipher;
    this.hash = hash;
    this.tagRules = tagRules;
    this.clock = clock;
  }

  public Optional<MedicalRecord> find(RecordId id) {
    return records.find(id);
  }

  public List<MedicalRecord> findAll(Collection<RecordId> ids) {
    return ids.isEmpty() ? List.of() : records.findAll(ids);
  }

  public Optional<MedicalRecord> find(StayNumber stay) {
    return identifiers.find(STAY, stay.key()).map(RecordId::new).flatMap(records::find);
  }

  /** About how many records there are. */
  public long count() {
    return records.count();
  }

  /** All records, the first few read at once, the others as the stream comes to them. */
  public Stream<MedicalRecord> all() {
    return records.all();
  }

  /** All records under a chart number 病案号 on one campus, oldest identifier first. */
  public List<MedicalRecord> ofChart(CampusCode campus, RecordNumber number) {
    return identifiers
        .find(CHART, chartKey(campus, number))
        .map(PatientId::new)
        .flatMap(records::findPatient)
        .map(patient -> findAll(patient.records().stream().map(RecordId::new).toList()))
        .orElse(List.of());
  }

  /**
   * Takes in what a source says of a stay, and creates the record where there is none.
   *
   * @param asDocument whether it came with a document: then it must not name another patient than
   *     the one known
   * @throws ContradictoryStatement when it names another chart, ID card or (with a document) name;
   *     nothing is changed then
   */
  public MedicalRecord state(RecordStatement said, boolean asDocument) {
    var id = new RecordId(identifiers.claim(STAY, said.stay().key(), RecordId.next().value()));
    var who = sealed(said);
    var number = said.recordNo();
    var known = number == null ? null : knownPatient(said.stay().campus(), number);
    var record =
        change(
            id,
            said.stay(),
            before -> {
              refuseContradiction(before, said, who, asDocument);
              refuseOtherPerson(known, who);
              return before.with(said, who);
            });
    return joinPatient(record);
  }

  /** Notes a document's present state in its record; an older state never replaces a newer one. */
  public MedicalRecord note(RecordId id, RecordDocument document) {
    var stay = records.find(id).orElseThrow(() -> new NoSuchRecord(id)).stay();
    return change(id, stay, before -> before.withDocument(document));
  }

  private MedicalRecord joinPatient(MedicalRecord record) {
    var number = Stated.valueOf(record.recordNo());
    if (number == null) {
      return record;
    }
    var chart = chartKey(record.stay().campus(), number);
    var patientId = new PatientId(identifiers.claim(CHART, chart, PatientId.next().value()));
    var patient = changePatient(patientId, chart, record);
    if (patientId.equals(record.patientId()) && patient.details().sameValues(record.patient())) {
      return record;
    }
    MedicalRecord joined = record;
    for (var stay : findAll(patient.records().stream().map(RecordId::new).toList())) {
      var after =
          change(
              stay.id(),
              stay.stay(),
              before -> before.ofPatient(patientId, patient.details()));
      joined = after.id().equals(record.id()) ? after : joined;
    }
    return joined;
  }

  private MedicalRecord change(RecordId id, StayNumber stay, UnaryOperator<MedicalRecord> step) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before =
          records.find(id).orElseGet(() -> MedicalRecord.provisional(id, stay, clock.instant()));
      var after = judged(before, step.apply(before)).after(before, clock.instant());
      if (before.revision() > 0 && sameContent(before, after)) {
        return before;
      }
      if (records.write(after)) {
        return after;
      }
    }
    throw new RecordContended(id);
  }

  /** The tag rules are asked whenever what they look at has changed. */
  private MedicalRecord judged(MedicalRecord before, MedicalRecord after) {
    var said = after.frontPageFacts();
    return before.revision() > 0 && said.equals(before.frontPageFacts()) ? after : judge(after);
  }

  private MedicalRecord judge(MedicalRecord record) {
    return record.marked(record.markingOrNone().judged(tagRules.judge(record.frontPageFacts())));
  }

  /** Gives a record a tag by hand, or takes one away. */
  public MedicalRecord mark(RecordId id, Marking.TagMark mark) {
    return remark(id, marking -> marking.with(mark));
  }

  /** Sets a record's confidentiality by hand; null leaves it to the rules again. */
  public MedicalRecord mark(RecordId id, Marking.@Nullable Level level) {
    return remark(id, marking -> marking.with(level));
  }

  private MedicalRecord remark(RecordId id, UnaryOperator<Marking> step) {
    var stay = records.find(id).orElseThrow(() -> new NoSuchRecord(id)).stay();
    return change(
        id,
        stay,
        before -> before.marked(step.apply(before.markingOrNone())));
  }

  /** Asks the tag rules about a record again; whether that changed it. */
  boolean judgeAgain(MedicalRecord record) {
    var after = change(record.id(), record.stay(), this::judge);
    return after.revision() != record.revision();
  }

  /** Whether the tag rules of now would change it. */
  boolean needsJudging(MedicalRecord record) {
    return !sameContent(record, judge(record));
  }

  /** Records in the order of their identifiers, from one on. */
  List<MedicalRecord> after(@Nullable RecordId last, int most) {
    return records.after(last, most);
  }

  /** What stands for an ID card number in tag rules and in the store. */
  public String personHash(String idNumber) {
    return hash.of("idNumber", idNumber);
  }

  private Patient changePatient(PatientId id, String chart, MedicalRecord record) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before =
          records
              .findPatient(id)
              .orElseGet(() -> new Patient(id, chart, PatientDetails.UNKNOWN, new TreeSet<>(), 0));
      var after = before.with(record.id(), record.patient());
      if (before.revision() > 0 && before.sameContent(after)) {
        return before;
      }
      if (records.write(after)) {
        return after;
      }
    }
    throw new RecordContended(record.id());
  }

  private static boolean sameContent(MedicalRecord before, MedicalRecord after) {
    return before.patient().equals(after.patient())
        && before.encounter().equals(after.encounter())
        && before.frontPage().equals(after.frontPage())
        && before.documents().equals(after.documents())
        && before.state() == after.state()
        && before.confidentiality() == after.confidentiality()
        && before.tags().equals(after.tags())
        && before.markingOrNone().equals(after.markingOrNone())
        && Objects.equals(before.recordNo(), after.recordNo())
        && Objects.equals(before.patientId(), after.patientId());
  }

  private @Nullable Patient knownPatient(CampusCode campus, RecordNumber number) {
    return identifiers
        .find(CHART, chartKey(campus, number))
        .map(PatientId::new)
        .flatMap(records::findPatient)
        .orElse(null);
  }

  private static void refuseContradiction(
      MedicalRecord known, RecordStatement said, PatientDetails who, boolean asDocument) {
    refuse("recordNo", known.recordNo(), said.recordNo());
    refuse("patient.idNumber", known.patient().idNumberHash(), Stated.valueOf(who.idNumberHash()));
    if (asDocument) {
      refuse("patient.name", known.patient().name(), said.patient().name());
    }
  }

  // One chart number is one person: an ID card that differs means that one of the two is wrong.
  private static void refuseOtherPerson(@Nullable Patient known, PatientDetails who) {
    if (known != null) {
      refuse(
          "patient.idNumber", known.details().idNumberHash(), Stated.valueOf(who.idNumberHash()));
    }
  }

  private static <T> void refuse(String field, @Nullable Stated<T> known, @Nullable T said) {
    if (known != null && said != null && !known.value().equals(said)) {
      throw new ContradictoryStatement(field);
    }
  }

  private PatientDetails sealed(RecordStatement said) {
    var person = said.patient();
    var at = said.at();
    var idNumber = person.idNumber();
    var phone = person.phone();
    return new PatientDetails(
        Stated.of(person.name(), at),
        Stated.of(person.sex(), at),
        Stated.of(person.birthDate(), at),
        Stated.of(idNumber == null ? null : hash.of("idNumber", idNumber), at),
        Stated.of(idNumber == null ? null : cipher.seal("idNumber", idNumber), at),
        Stated.of(phone == null ? null : cipher.seal("phone", phone), at));
  }

  private static String chartKey(CampusCode campus, RecordNumber number) {
    return campus.value() + "|" + number.value();
  }
}
