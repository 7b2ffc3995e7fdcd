package org.anjuan.archive.organisation;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** A campus 院区 of the hospital, by its short code. */
public record CampusCode(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z_-]{1,16}");

  public CampusCode {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("campus");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
