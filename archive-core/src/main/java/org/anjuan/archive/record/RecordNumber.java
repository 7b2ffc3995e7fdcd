package org.anjuan.archive.record;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** The number of a patient's chart 病案号: the same for all stays of a patient on a campus. */
public record RecordNumber(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,32}");

  public RecordNumber {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("recordNo");
    }
  }

  @Override
  public String toString() {
    return "RecordNumber[masked]";
  }
}
