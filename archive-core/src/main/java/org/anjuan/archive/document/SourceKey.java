package org.anjuan.archive.document;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/** What a source system calls a document: its own name and its own identifier. */
public record SourceKey(String system, String documentId) {
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int LONGEST = 200;

  public SourceKey {
    if (!SYSTEM.matcher(system).matches()) {
      throw new InvalidValue("sourceSystem");
    }
    if (documentId.isBlank()
        || documentId.length() > LONGEST
        || documentId.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("sourceDocumentId");
    }
  }

  /** The one spelling that the store keys the document by. */
  String key() {
    return system + "|" + documentId;
  }
}
