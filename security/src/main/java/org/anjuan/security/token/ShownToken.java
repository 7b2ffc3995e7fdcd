package org.anjuan.security.token;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token as a system shows it; whether it is good is another matter. */
record ShownToken(String id, String secret) {
  private static final Pattern FORM = Pattern.compile("anj_([0-9a-f]{16})_([0-9a-f]{64})");

  static @Nullable ShownToken read(String value) {
    var form = FORM.matcher(value);
    return form.matches() ? new ShownToken(form.group(1), form.group(2)) : null;
  }

  @Override
  public String toString() {
    return "ShownToken[" + id + "]";
  }
}
