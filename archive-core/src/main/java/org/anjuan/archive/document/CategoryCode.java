package org.anjuan.archive.document;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** The code of a category: WS/T 500 (C0001 to C0053) or the hospital's own (X…). */
public record CategoryCode(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[A-Z][0-9A-Z_]{1,15}");

  public CategoryCode {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("category");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
