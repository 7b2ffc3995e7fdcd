package org.anjuan.ingest.collect.mapping;

import java.util.HashSet;
import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Form;
import org.jspecify.annotations.Nullable;

/**
 * From what a source says to the description of a document. A field of {@code fields} beats the
 * side-car in the archive's own form, and that the path.
 *
 * @param path a {@link PathPattern}; an entry whose path doesn't fit is passed over
 * @param sideCar ending of the file beside a document that describes it: {@code .json} is added to
 *     the document's whole name
 */
public record MetaMapping(
    @Nullable String path, SideCar form, @Nullable String sideCar, List<MetaField> fields) {
  /** What a side-car is. */
  public enum SideCar {
    NONE,
    /** The archive's own form, as pushes have it. */
    ANJUAN,
    JSON,
    XML
  }

  public MetaMapping {
    path = Form.optional(path, 300, "mapping.path");
    if (path != null) {
      PathPattern.of(path, "mapping.path");
    }
    Form.present(form, "mapping.form");
    sideCar = Form.optional(sideCar, 20, "mapping.sideCar");
    if ((form == SideCar.NONE) != (sideCar == null)
        || (sideCar != null && (!sideCar.startsWith(".") || sideCar.contains("/")))) {
      throw new InvalidValue("mapping.sideCar");
    }
    fields = fields == null ? List.of() : List.copyOf(fields);
    var targets = new HashSet<String>();
    if (fields.size() > 100 || !fields.stream().allMatch(field -> targets.add(field.target()))) {
      throw new InvalidValue("mapping.fields");
    }
    if (form != SideCar.XML && fields.stream().anyMatch(f -> f.from() == MetaField.From.XML)) {
      throw new InvalidValue("mapping.form");
    }
  }
}
