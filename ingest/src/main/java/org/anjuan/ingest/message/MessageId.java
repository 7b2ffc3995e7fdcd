package org.anjuan.ingest.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a message; identifiers are in the order of arrival, so that lists go by them. */
public record MessageId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9]{17}-[0-9A-Za-z_-]{1,64}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("messageId");
    }
  }

  static MessageId at(Instant received) {
    return new MessageId(from(received) + "-" + UnguessableId.next());
  }

  /** What all identifiers from this moment on are greater than. */
  static String from(Instant received) {
    return TIME.format(received);
  }

  @Override
  public String toString() {
    return value;
  }
}
