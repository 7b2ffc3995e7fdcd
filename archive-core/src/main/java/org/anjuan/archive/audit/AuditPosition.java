package org.anjuan.archive.audit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Pattern;

/** An event's place in the trail: the day, and the number within it, from 1 without holes. */
public record AuditPosition(LocalDate day, long seq) implements Comparable<AuditPosition> {
  private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{10}");
  private static final Comparator<AuditPosition> ORDER =
      Comparator.comparing(AuditPosition::day).thenComparingLong(AuditPosition::seq);

  public AuditPosition {
    if (seq < 1 || seq > 9_999_999_999L) {
      throw new IllegalArgumentException("audit position: number out of range");
    }
  }

  /** Reads what {@link #id()} writes. */
  public static AuditPosition parse(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("audit position: not of the form " + FORM);
    }
    return new AuditPosition(
        LocalDate.parse(id.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE),
        Long.parseLong(id.substring(9)));
  }

  /** The key in the store; sorts as text like the position itself. */
  public String id() {
    return "%s-%010d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), seq);
  }

  @Override
  public int compareTo(AuditPosition other) {
    return ORDER.compare(this, other);
  }

  AuditPosition plus(long steps) {
    return new AuditPosition(day, seq + steps);
  }

  static AuditPosition first(LocalDate day) {
    return new AuditPosition(day, 1);
  }
}
