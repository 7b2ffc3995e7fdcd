package org.anjuan.archive.record;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** Notes what a record says of its patient. */
  Noted note(String chart, RecordId record, PatientDetails said) {
    return change(chart, before -> before.with(record, said));
  }

  /** Notes what is said of a patient by chart number only. */
  Noted note(String chart, PatientDetails said) {
    return change(chart, before -> before.with(said));
  }

  private Noted change(String chart, UnaryOperator<Patient> step) {
    var id = new PatientId(identifiers.claim(CHART, chart, PatientId.next().value()));
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before =
          records
              .findPatient(id)
              .orElseGet(() -> new Patient(id, chart, PatientDetails.UNKNOWN, new TreeSet<>(), 0));
      var after = step.apply(before);
      if (before.revision() > 0 && before.sameContent(after)) {
        return new Noted(before, false);
      }
      if (records.write(after)) {
        return new Noted(after, !before.details().sameValues(after.details()));
      }
    }
    throw new ChartContended();
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
