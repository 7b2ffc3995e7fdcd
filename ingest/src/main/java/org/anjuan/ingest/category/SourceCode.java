package org.anjuan.ingest.category;

import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a source's own dictionary of kinds of documents.
 *
 * @param category what the source proposes to file it as; null where it knows no category of ours
 * @param active whether the source still uses it
 */
public record SourceCode(
    String system,
    String campus,
    String code,
    String name,
    @Nullable String category,
    boolean active) {

  public SourceCode {
    var row = new CategoryMapping(system, campus, code, name, category, 0); // the same forms hold
    code = row.code();
    if (code.equals(CategoryMapping.ANY)) {
      throw new InvalidValue("code");
    }
    category = row.category();
    var called = row.name();
    if (called == null) {
      throw new InvalidValue("name");
    }
    name = called;
  }

  CategoryMapping proposed() {
    return new CategoryMapping(system, campus, code, name, category, 0);
  }
}
