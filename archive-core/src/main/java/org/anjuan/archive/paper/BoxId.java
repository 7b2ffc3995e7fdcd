package org.anjuan.archive.paper;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a box of paper records. */
public record BoxId(String value) implements TextValue {

  public BoxId {
    UnguessableId.require(value, "boxId");
  }

  static BoxId next() {
    return new BoxId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
