package org.anjuan.ingest.collect.collector;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a collector; opaque. */
public record CollectorId(String value) implements TextValue {
  public CollectorId {
    UnguessableId.require(value, "collectorId");
  }

  static CollectorId next() {
    return new CollectorId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
