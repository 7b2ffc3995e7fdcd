package org.anjuan.archive.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** A code with all beneath it, {@code Z21} or {@code K70.3}; or from one to another, B20-B24. */
public record CodeRange(String value) implements TextValue {
  private static final Pattern FORM =
      Pattern.compile("[A-Z]\\d{2}[A-Z0-9.]{0,6}(-[A-Z]\\d{2}[A-Z0-9.]{0,6})?");

  public CodeRange {
    value = value.strip().toUpperCase(Locale.ROOT).replace('–', '-');
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("diagnoses");
    }
  }

  /** Whether a diagnosis's code lies in the range; both ends include what is beneath them. */
  public boolean contains(String code) {
    var asked = code.strip().toUpperCase(Locale.ROOT);
    var ends = value.split("-", 2);
    var from = ends[0];
    var to = ends[ends.length - 1];
    return asked.compareTo(from) >= 0 && (asked.compareTo(to) <= 0 || asked.startsWith(to));
  }

  @Override
  public String toString() {
    return value;
  }
}
