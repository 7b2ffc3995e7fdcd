package org.anjuan.ingest.message;

import java.util.List;
import java.util.Optional;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.message.MessageMapping.Place;
import org.jspecify.annotations.Nullable;

/**
 * What to do at an event of an integration platform.
 *
 * @param code the platform's code, such as {@code S00000025}
 * @param name what it means
 * @param category of the document it brings, where the message does not say it
 * @param fields where values stand in its XML, by XPath; {@code rows} says of which elements there
 *     may be several, and the other places are then looked up in each of them
 */
public record EventRule(
    String code, String name, Deed deed, @Nullable CategoryCode category, List<Place> fields) {

  /** What is done. */
  public enum Deed {
    /** A document comes with it. */
    DOCUMENT,
    /** It is a CDA document itself. */
    CDA,
    /** It says something of a stay. */
    ENCOUNTER,
    /** It says something of patients. */
    PATIENTS,
    /** It says something of departments. */
    DEPARTMENTS,
    /** It says something of staff. */
    STAFF,
    /** It says something of the source's kinds of documents. */
    CODES,
    /** Its document is taken back. */
    WITHDRAWAL,
    /** It is kept and nothing more. */
    NOTHING
  }

  public EventRule {
    fields = List.copyOf(fields);
    if (code.isBlank() || code.length() > 64 || name.length() > 200 || fields.size() > 100) {
      throw new InvalidValue("events");
    }
  }

  /** The XPath of a value. */
  public Optional<String> path(String field) {
    return fields.stream().filter(f -> f.field().equals(field)).map(Place::path).findFirst();
  }
}
