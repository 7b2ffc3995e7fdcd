package org.anjuan.archive.record;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a record; opaque, never shown to mean anything. */
public record RecordId(String value) implements TextValue {
  public RecordId {
    UnguessableId.require(value, "recordId");
  }

  public static RecordId next() {
    return new RecordId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
