package org.anjuan.archive.record;

import org.jspecify.annotations.Nullable;

/** What a source can't mean: a statement that would make one record of two patients. */
final class Contradictions {
  private Contradictions() {}

  /** Another number is no contradiction where the two charts are known to be one patient's. */
  static void refuseOtherChart(Charts charts, MedicalRecord known, RecordStatement said) {
    var number = said.recordNo();
    var held = Charts.of(known);
    if (number != null
        && held != null
        && !charts.isSamePatient(held, Charts.key(known.stay().campus(), number))) {
      throw new ContradictoryStatement("recordNo");
    }
  }

  static void refuse(
      MedicalRecord known, RecordStatement said, PatientDetails who, boolean asDocument) {
    refuse("patient.idNumber", known.patient().idNumberHash(), Stated.valueOf(who.idNumberHash()));
    if (asDocument) {
      refuse("patient.name", known.patient().name(), said.patient().name());
    }
  }

  /** One chart number is one person: an ID card that differs means that one of the two is wrong. */
  static void refuseOtherPerson(@Nullable Patient known, PatientDetails who) {
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
}
