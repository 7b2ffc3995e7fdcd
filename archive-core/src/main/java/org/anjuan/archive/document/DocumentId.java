package org.anjuan.archive.document;

import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a document; opaque. */
public record DocumentId(String value) implements TextValue {
  public DocumentId {
    UnguessableId.require(value, "documentId");
  }

  public static DocumentId next() {
    return new DocumentId(UnguessableId.next());
  }

  @Override
  public String toString() {
    return value;
  }
}
