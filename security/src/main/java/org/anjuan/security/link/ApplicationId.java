package org.anjuan.security.link;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;

/** What an application calls itself in its links; never given to another one afterwards. */
public record ApplicationId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,31}");

  public ApplicationId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("app");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
