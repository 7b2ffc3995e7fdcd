package org.anjuan.archive.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a stay and its patient at one moment. Everything but the stay's number may
 * be missing.
 */
public record RecordStatement(
    StayNumber stay,
    Instant at,
    @Nullable RecordNumber recordNo,
    Person patient,
    Encounter encounter,
    Map<String, String> frontPage) {

  public RecordStatement {
    frontPage = Map.copyOf(frontPage);
  }

  /** A patient in clear, on the way in; never stored or logged like this. */
  public record Person(
      @Nullable String name,
      @Nullable String sex,
      @Nullable LocalDate birthDate,
      @Nullable String idNumber,
      @Nullable String phone) {
    /** Somebody of whom nothing was said. */
    public static final Person UNKNOWN = new Person(null, null, null, null, null);

    @Override
    public String toString() {
      return "Person[masked]";
    }
  }

  @Override
  public String toString() {
    return "RecordStatement[masked]";
  }
}
