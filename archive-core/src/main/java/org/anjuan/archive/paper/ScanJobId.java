package org.anjuan.archive.paper;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a scanning job. */
public record ScanJobId(String value) implements TextValue {

  public ScanJobId {
    UnguessableId.require(value, "scanJobId");
  }

  static ScanJobId next() {
    return new ScanJobId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
