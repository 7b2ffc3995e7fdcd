package org.anjuan.archive.format;

import java.util.UUID;

/**
 * Names bytes that never change, so that a worker can keep them opened: a blob's id, or document
 * and version.
 */
public record DocumentKey(String value) {

  public DocumentKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("key");
    }
  }

  /** A key that no one else has. */
  static DocumentKey unique() {
    return new DocumentKey("once-" + UUID.randomUUID());
  }
}
