package org.anjuan.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document with its current version.
 *
 * @param revision grows with every change of the document, its title and its category among them;
 *     what was read of a lower one never replaces what was read of a higher
 * @param version number of the current version; pages of a lower one never replace pages of a
 *     higher
 */
public record DocumentEntry(
    String id,
    long revision,
    int version,
    String category,
    String categoryName,
    String title,
    String source,
    @Nullable String author,
    @Nullable Instant createdAt,
    @Nullable String mediaType) {

  public DocumentEntry {
    if (id.isBlank() || id.indexOf(':') >= 0) {
      throw new IllegalArgumentException("document id");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version");
    }
    if (revision < 0) {
      throw new IllegalArgumentException("revision");
    }
  }

  Edition edition() {
    return new Edition(version, revision);
  }

  @Override
  public String toString() {
    return "DocumentEntry[" + id + ", version " + version + "]";
  }
}
