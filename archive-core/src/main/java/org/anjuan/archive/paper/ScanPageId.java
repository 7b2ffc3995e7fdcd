package org.anjuan.archive.paper;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a page of a scanning job; stays when the page is taken again. */
public record ScanPageId(String value) implements TextValue {

  public ScanPageId {
    UnguessableId.require(value, "scanPageId");
  }

  public static ScanPageId next() {
    return new ScanPageId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
