package org.anjuan.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document with its current version.
 *
 * @param version number of the current version; pages of a lower one never replace pages of a
 *     higher
 */
public record DocumentEntry(
    String id,
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
  }

  @Override
  public String toString() {
    return "DocumentEntry[" + id + ", version " + version + "]";
  }
}
