package org.anjuan.ingest.message;

import java.util.List;
import java.util.Optional;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * How a source's messages are read. Kinds of documents are the category map's part.
 *
 * @param fields where a value stands in this source's messages, where it is not where it usually is
 * @param events of SOAP: what to do at an event's code
 * @param subject of tables: what their rows are about
 */
public record MessageMapping(
    List<Place> fields, List<EventRule> events, @Nullable RowSubject subject) {
  private static final int MOST = 500;

  /** Nothing but what is usual. */
  public static final MessageMapping USUAL = new MessageMapping(List.of(), List.of(), null);

  public MessageMapping {
    fields = List.copyOf(fields);
    events = List.copyOf(events);
    if (fields.size() > MOST || events.size() > MOST) {
      throw new InvalidValue("mapping");
    }
  }

  /** Our name of a value, and where it stands in the source's messages. */
  public record Place(String field, String path) {
    private static final int LONGEST = 500;

    public Place {
      field = field.strip();
      path = path.strip();
      if (!field.matches("[A-Za-z.]{1,64}") || path.isEmpty() || path.length() > LONGEST) {
        throw new InvalidValue("mapping");
      }
    }
  }

  /** Where a value stands in this source's messages, if it is somewhere else than usual. */
  public Optional<String> path(String field) {
    return fields.stream().filter(f -> f.field().equals(field)).map(Place::path).findFirst();
  }

  /** What to do at an event. */
  public Optional<EventRule> event(String code) {
    return events.stream().filter(rule -> rule.code().equals(code)).findFirst();
  }
}
