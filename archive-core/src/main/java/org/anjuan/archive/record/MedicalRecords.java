package org.anjuan.archive.record;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.anjuan.archive.access.TagRules;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.platform.InvalidValue;
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

  private final Records records;
  private final Identifiers identifiers;
  private final Charts charts;
  private final PersonSeal seal;
  private final RecordChanges changes;
  private final OtherStays otherStays;
  private final Clock clock;

  MedicalRecords(
      Records records,
      Identifiers identifiers,
      Charts charts,
      FieldCipher cipher,
      KeyedHash hash,
      TagRules tagRules,
      OtherStays otherStays,
      Clock clock) {
    this.records = records;
    this.identifiers = identifiers;
    this.charts = charts;
    this.seal = new PersonSeal(cipher, hash);
    this.changes = new RecordChanges(records, tagRules, clock);
    this.otherStays = otherStays;
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

  /**
   * All records of the patient with a chart number 病案号 on one campus: also those under numbers that
   * have been merged with it.
   */
  public List<MedicalRecord> ofChart(CampusCode campus, RecordNumber number) {
    var family = charts.family(Charts.key(campus, number));
    return findAll(charts.records(family).stream().map(RecordId::new).toList()).stream()
        .filter(record -> family.contains(Objects.toString(Charts.of(record))))
        .toList();
  }

  /** The patient's other chart numbers: merged with this record's, or into it. */
  public List<RecordNumber> otherCharts(MedicalRecord record) {
    var chart = Charts.of(record);
    if (chart == null) {
      return List.of();
    }
    return charts.family(chart).stream()
        .filter(other -> !other.equals(chart))
        .map(Charts::number)
        .toList();
  }

  /**
   * Takes in that a source has merged two charts of one patient, or has taken that back. The later
   * statement on a pair holds, whichever comes first; no number and no record is lost by either.
   *
   * @param prior the chart that goes up in the other
   * @return the records that are concerned, for the index
   */
  public List<MedicalRecord> relate(
      CampusCode campus, RecordNumber prior, RecordNumber surviving, boolean merged, Instant at) {
    if (prior.equals(surviving)) {
      throw new InvalidValue("recordNo");
    }
    var touched =
        charts.relate(
            Charts.key(campus, prior), Charts.key(campus, surviving), new Stated<>(merged, at));
    return touched.stream()
        .flatMap(chart -> charts.patient(chart).map(p -> spread(chart, p)).stream())
        .flatMap(List::stream)
        .toList();
  }

  /** Lets the records of a chart have what holds for its patient. */
  private List<MedicalRecord> spread(String chart, Patient patient) {
    var changed = new ArrayList<MedicalRecord>();
    for (var stay : findAll(patient.records().stream().map(RecordId::new).toList())) {
      if (chart.equals(Charts.of(stay))) {
        changed.add(
            changes.change(
                stay.id(), before -> before.ofPatient(charts.holder(chart), patient.details())));
      }
    }
    return changed;
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
    var number = said.recordNo();
    var known =
        number == null
            ? null
            : charts.patient(Charts.key(said.stay().campus(), number)).orElse(null);
    var record =
        changes.change(
            id,
            () -> MedicalRecord.provisional(id, said.stay(), clock.instant()),
            before -> {
              var who =
                  seal.seal(
                      said.patient(),
                      said.at(),
                      known == null ? before.patient() : known.details());
              Contradictions.refuseOtherChart(charts, before, said);
              Contradictions.refuse(before, said, who, asDocument);
              Contradictions.refuseOtherPerson(known, who);
              return before.with(said, who);
            });
    return joinPatient(record);
  }

  /**
   * Takes in what a source says of a patient by chart number, whatever the stay.
   *
   * @return the records it concerns so far
   * @throws ContradictoryStatement when it names another ID card; nothing is changed then
   */
  public List<MedicalRecord> statePatient(
      CampusCode campus, RecordNumber number, RecordStatement.Person said, Instant at) {
    var chart = Charts.key(campus, number);
    var known = charts.patient(chart).orElse(null);
    var who = seal.seal(said, at, known == null ? PatientDetails.UNKNOWN : known.details());
    Contradictions.refuseOtherPerson(known, who);
    return spread(chart, charts.note(chart, who).patient());
  }

  /**
   * Notes a document's present state in its record; an older state never replaces a newer one.
   *
   * @throws NoSuchRecord when there is none
   */
  public void note(RecordId id, RecordDocument document) {
    if (!records.renew(id, document, clock.instant())) {
      changes.change(id, before -> before.withDocument(document));
    }
  }

  /**
   * As {@link #note(RecordId, RecordDocument)}, of a record that was read before. Documents of one
   * stay come in flocks: where only the first decides on the record's state, the others don't get
   * into each other's way.
   */
  public void note(MedicalRecord record, RecordDocument document) {
    if (record.documents().isEmpty() || !records.add(record.id(), document, clock.instant())) {
      note(record.id(), document);
    }
  }

  /**
   * Archives a record on somebody's confirmation.
   *
   * @throws IllegalTransition while the patient is in hospital, or nothing was collected
   */
  public MedicalRecord archive(RecordId id) {
    return changes.change(id, MedicalRecord::archived);
  }

  private MedicalRecord joinPatient(MedicalRecord record) {
    var chart = Charts.of(record);
    if (chart == null) {
      return record;
    }
    var noted = charts.note(chart, record.id(), record.patient());
    var patient = noted.patient();
    if (!noted.changed()
        && charts.holder(chart).equals(record.patientId())
        && patient.details().sameValues(record.patient())) {
      return record;
    }
    var own = record;
    for (var stay : spread(chart, patient)) {
      if (stay.id().equals(record.id())) {
        own = stay;
      } else {
        otherStays.changed(stay.id());
      }
    }
    return own;
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
    return changes.change(id, before -> before.marked(step.apply(before.markingOrNone())));
  }

  /** Asks the tag rules about a record again; whether that changed it. */
  boolean judgeAgain(MedicalRecord record) {
    var after = changes.change(record.id(), changes::judge);
    return after.revision() != record.revision();
  }

  /** Whether the tag rules of now would change it. */
  boolean needsJudging(MedicalRecord record) {
    return !RecordChanges.sameContent(record, changes.judge(record));
  }

  /** Records in the order of their identifiers, from one on. */
  public List<MedicalRecord> after(@Nullable RecordId last, int most) {
    return records.after(last, most);
  }

  /** What stands for an ID card number in tag rules and in the store. */
  public String personHash(String idNumber) {
    return seal.hash(idNumber);
  }
}
