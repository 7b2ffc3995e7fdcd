package org.anjuan.archive.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay or visit as its sources stated it; what nobody has stated is null.
 *
 * @param admissionCancelled until when any admission that was stated has been taken back; a later
 *     statement holds again
 * @param dischargeCancelled the same of the discharge
 */
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
    @Nullable Stated<List<Operation>> operations,
    @Nullable Instant admissionCancelled,
    @Nullable Instant dischargeCancelled) {

  private static final Encounter UNKNOWN =
      new Encounter(null, null, null, null, null, null, null, null, null, null, null, null, null);

  // Whatever the order they come in: what was stated no later than it was taken back does not hold.
  public Encounter {
    admittedAt = unlessCancelled(admittedAt, admissionCancelled);
    dischargedAt = unlessCancelled(dischargedAt, dischargeCancelled);
  }

  /** One of which nothing was taken back. */
  public Encounter(
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
    this(
        kind,
        admittedAt,
        dischargedAt,
        admissionDepartment,
        department,
        ward,
        attending,
        resident,
        chief,
        nurse,
        disposition,
        diagnoses,
        operations,
        null,
        null);
  }

  /** This, with admission or discharge taken back as of {@code at}. */
  public Encounter cancelling(boolean admission, boolean discharge, Instant at) {
    return new Encounter(
        kind,
        admittedAt,
        dischargedAt,
        admissionDepartment,
        department,
        ward,
        attending,
        resident,
        chief,
        nurse,
        disposition,
        diagnoses,
        operations,
        admission ? at : admissionCancelled,
        discharge ? at : dischargeCancelled);
  }

  /** Whether its admission was taken back and not stated again: nobody lay here. */
  public boolean isCancelled() {
    return admissionCancelled != null && admittedAt == null;
  }

  private static @Nullable Stated<Instant> unlessCancelled(
      @Nullable Stated<Instant> stated, @Nullable Instant cancelled) {
    return stated == null || cancelled == null || stated.at().isAfter(cancelled) ? stated : null;
  }

  private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

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
        Stated.later(operations, other.operations),
        latest(admissionCancelled, other.admissionCancelled),
        latest(dischargeCancelled, other.dischargeCancelled));
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
