package org.anjuan.archive.record;

import java.time.Instant;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.archive.vault.TamperedField;
import org.jspecify.annotations.Nullable;

/** Seals what a source says of a person, before it is compared with anything or stored. */
final class PersonSeal {
  private static final String ID_NUMBER = "idNumber";
  private static final String PHONE = "phone";

  private final FieldCipher cipher;
  private final KeyedHash hash;

  PersonSeal(FieldCipher cipher, KeyedHash hash) {
    this.cipher = cipher;
    this.hash = hash;
  }

  String hash(String idNumber) {
    return hash.of(ID_NUMBER, idNumber);
  }

  /**
   * A statement as it is kept.
   *
   * @param known a phone that is known already keeps its seal: another one would look like a change
   */
  PatientDetails seal(RecordStatement.Person person, Instant at, PatientDetails known) {
    var idNumber = person.idNumber();
    return new PatientDetails(
        Stated.of(person.name(), at),
        Stated.of(person.sex(), at),
        Stated.of(person.birthDate(), at),
        Stated.of(idNumber == null ? null : hash(idNumber), at),
        Stated.of(idNumber == null ? null : cipher.seal(ID_NUMBER, idNumber), at),
        Stated.of(phone(person.phone(), Stated.valueOf(known.phoneSealed())), at));
  }

  private @Nullable String phone(@Nullable String said, @Nullable String sealed) {
    if (said == null || (sealed != null && holds(sealed, said))) {
      return said == null ? null : sealed;
    }
    return cipher.seal(PHONE, said);
  }

  private boolean holds(String sealed, String phone) {
    try {
      return cipher.open(PHONE, sealed).equals(phone);
    } catch (TamperedField unreadable) {
      return false; // what nobody can open any more does not stand in a new one's way
    }
  }
}
