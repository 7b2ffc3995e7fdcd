package org.anjuan.archive.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stay or visit as its sources stated it; what nobody has stated is null. */
public record Encounter(
    @Nullable Stated<EncounterKind> kind,
    @Nullable Stated<Instant> admittedAt,
    @Nullable Stated<Instant> dischargedAt,
    @Nullable Stated<String> admissionDepartment,
    @Nullable Stated<String> department,
    @Nullable Stated<String> ward,
    @Nullable Stated<String> attending,
    @Nullable Stated<String> resident,
    @Nullable Stated<String> chief,
    @Nullable Stated<String> nurse,
    @Nullable Stated<String> disposition,
    @Nullable Stated<List<Diagnosis>> diagnoses,
    @Nullable Stated<List<Operation>> operations) {

  private static final Encounter UNKNOWN =
      new Encounter(null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** A stay that nothing is known of but its number. */
  public static Encounter unknown() {
    return UNKNOWN;
  }

  Encounter merge(Encounter other) {
    return new Encounter(
        Stated.later(kind, other.kind),
        Stated.later(admittedAt, other.admittedAt),
        Stated.later(dischargedAt, other.dischargedAt),
        Stated.later(admissionDepartment, other.admissionDepartment),
        Stated.later(department, other.department),
        Stated.later(ward, other.ward),
        Stated.later(attending, other.attending),
        Stated.later(resident, other.resident),
        Stated.later(chief, other.chief),
        Stated.later(nurse, other.nurse),
        Stated.later(disposition, other.disposition),
        Stated.later(diagnoses, other.diagnoses),
        Stated.later(operations, other.operations));
  }

  /** The main diagnosis, or the first one, or null. */
  public @Nullable Diagnosis mainDiagnosis() {
    if (diagnoses == null || diagnoses.value().isEmpty()) {
      return null;
    }
    var all = diagnoses.value();
    return all.stream().filter(Diagnosis::main).findFirst().orElse(all.getFirst());
  }
}
