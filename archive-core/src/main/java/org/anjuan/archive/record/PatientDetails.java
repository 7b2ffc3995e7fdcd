package org.anjuan.archive.record;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who the patient is, as stated. ID card number and phone are kept sealed; of the ID card number a
 * keyed hash serves for search and comparison.
 */
public record PatientDetails(
    @Nullable Stated<String> name,
    @Nullable Stated<String> sex,
    @Nullable Stated<LocalDate> birthDate,
    @Nullable Stated<String> idNumberHash,
    @Nullable Stated<String> idNumberSealed,
    @Nullable Stated<String> phoneSealed) {

  static final PatientDetails UNKNOWN = new PatientDetails(null, null, null, null, null, null);

  PatientDetails merge(PatientDetails other) {
    return new PatientDetails(
        Stated.later(name, other.name),
        Stated.later(sex, other.sex),
        Stated.later(birthDate, other.birthDate),
        Stated.later(idNumberHash, other.idNumberHash),
        laterWithHash(other),
        Stated.later(phoneSealed, other.phoneSealed));
  }

  /** Whether both say the same, whenever they said it; {@link PersonSeal} leaves a known phone. */
  boolean sameValues(PatientDetails other) {
    return Objects.equals(Stated.valueOf(name), Stated.valueOf(other.name))
        && Objects.equals(Stated.valueOf(sex), Stated.valueOf(other.sex))
        && Objects.equals(Stated.valueOf(birthDate), Stated.valueOf(other.birthDate))
        && Objects.equals(Stated.valueOf(idNumberHash), Stated.valueOf(other.idNumberHash))
        && Objects.equals(Stated.valueOf(phoneSealed), Stated.valueOf(other.phoneSealed));
  }

  // Sealing the same number twice gives different text: the seal follows the hash, not its own
  // text.
  private @Nullable Stated<String> laterWithHash(PatientDetails other) {
    var hash = Stated.later(idNumberHash, other.idNumberHash);
    return hash == null || hash.equals(idNumberHash) ? idNumberSealed : other.idNumberSealed;
  }

  @Override
  public String toString() {
    return "PatientDetails[masked]";
  }
}
