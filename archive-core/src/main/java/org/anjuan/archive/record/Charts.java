package org.anjuan.archive.record;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chart numbers 病案号, and the patients they stand for. */
@Component
class Charts {
  private static final String CHART = "chart";
  private static final int MOST_TRIES = 200;

  private final Records records;
  private final Identifiers identifiers;
  private final ChartLinks links;

  Charts(Records records, Identifiers identifiers, ChartLinks links) {
    this.records = records;
    this.identifiers = identifiers;
    this.links = links;
  }

  static String key(CampusCode campus, RecordNumber number) {
    return campus.value() + "|" + number.value();
  }

  static RecordNumber number(String key) {
    return new RecordNumber(key.substring(key.indexOf('|') + 1));
  }

  /** The chart a record lies in, null while nobody has said. */
  static @Nullable String of(MedicalRecord record) {
    var number = Stated.valueOf(record.recordNo());
    return number == null ? null : key(record.stay().campus(), number);
  }

  /** What is known of the patient under this very number. */
  Optional<Patient> patient(String chart) {
    return identifiers.find(CHART, chart).map(PatientId::new).flatMap(records::findPatient);
  }

  /** Whose the chart is: the patient of the one that stands for it. */
  PatientId holder(String chart) {
    return new PatientId(identifiers.claim(CHART, links.root(chart), PatientId.next().value()));
  }

  boolean isSamePatient(String one, String other) {
    return one.equals(other) || links.root(one).equals(links.root(other));
  }

  Set<String> family(String chart) {
    return links.family(chart);
  }

  /** The records that have ever been under any of these numbers. */
  Set<String> records(Set<String> charts) {
    var ids = new TreeSet<String>();
    charts.forEach(chart -> patient(chart).ifPresent(patient -> ids.addAll(patient.records())));
    return ids;
  }

  /**
   * A patient after something was noted.
   *
   * @param changed whether another value holds now than before
   */
  record Noted(Patient patient, boolean changed) {}

  /**
   * Notes what a record says of its patient. Nearly every document repeats it: then it is not
   * written here, for the record itself knows when it was said last.
   */
  Noted note(String chart, RecordId record, PatientDetails said) {
    return change(chart, before -> before.with(record, said), Patient::sameValues);
  }

  /** Notes what is said of a patient by chart number only. */
  Noted note(String chart, PatientDetails said) {
    return change(chart, before -> before.with(said), Patient::sameContent);
  }

  private Noted change(
      String chart, UnaryOperator<Patient> step, BiPredicate<Patient, Patient> same) {
    var id = new PatientId(identifiers.claim(CHART, chart, PatientId.next().value()));
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before =
          records
              .findPatient(id)
              .orElseGet(() -> new Patient(id, chart, PatientDetails.UNKNOWN, new TreeSet<>(), 0));
      if (before.revision() > 0 && same.test(before, step.apply(before))) {
        return new Noted(before, false);
      }
      var after = step.apply(withWhatStaysKnow(before));
      if (records.write(after)) {
        return new Noted(after, !before.details().sameValues(after.details()));
      }
    }
    throw new ChartContended();
  }

  private Patient withWhatStaysKnow(Patient patient) {
    var known = patient;
    for (var stay : records.findAll(patient.records().stream().map(RecordId::new).toList())) {
      if (patient.chartKey().equals(of(stay))) { // it may have been given another number
        known = known.with(stay.id(), stay.patient());
      }
    }
    return new Patient(
        patient.id(), patient.chartKey(), known.details(), known.records(), patient.revision());
  }

  /** Takes in a merge, or its contrary; returns all charts that may have changed hands. */
  Set<String> relate(String prior, String surviving, Stated<Boolean> merged) {
    var touched = new TreeSet<>(links.family(prior));
    touched.addAll(links.family(surviving));
    links.say(prior, surviving, merged);
    if (!merged.value()) {
      links.say(surviving, prior, merged);
    }
    touched.addAll(links.family(prior));
    touched.addAll(links.family(surviving));
    return touched;
  }
}
