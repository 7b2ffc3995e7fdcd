package org.anjuan.archive.handover;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/** A kind of work, by a short name for programs and one in each language. */
public record WorkType(String code, String chinese, String english) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z-]{1,31}");

  public WorkType {
    if (!FORM.matcher(code).matches()) {
      throw new InvalidValue("type");
    }
    if (chinese.isBlank() || english.isBlank()) {
      throw new InvalidValue("name");
    }
  }
}
