package org.anjuan.archive.access;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** Names one rule of the book: a tag, a template, a place. Chosen by the hospital. */
public record RuleId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

  public RuleId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("code");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
