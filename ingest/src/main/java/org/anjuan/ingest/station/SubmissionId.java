package org.anjuan.ingest.station;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/**
 * Identifies an entry of the log; identifiers are in the order of time, so that lists go by them.
 */
public record SubmissionId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9]{17}-[0-9A-Za-z_-]{1,64}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  public SubmissionId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("submissionId");
    }
  }

  static SubmissionId at(Instant submitted) {
    return new SubmissionId(from(submitted) + "-" + UnguessableId.next());
  }

  /** What all identifiers from this moment on are greater than. */
  static String from(Instant submitted) {
    return TIME.format(submitted);
  }

  @Override
  public String toString() {
    return value;
  }
}
