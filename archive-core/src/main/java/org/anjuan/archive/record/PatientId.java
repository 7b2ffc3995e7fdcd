package org.anjuan.archive.record;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a patient; opaque, never shown to mean anything. */
public record PatientId(String value) implements TextValue {
  public PatientId {
    UnguessableId.require(value, "patientId");
  }

  public static PatientId next() {
    return new PatientId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
