package org.anjuan.archive.export;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies an export. */
public record ExportId(String value) implements TextValue {

  public ExportId {
    UnguessableId.require(value, "exportId");
  }

  static ExportId next() {
    return new ExportId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
