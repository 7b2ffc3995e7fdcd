package org.anjuan.ingest.collect.channel;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What entered values have in common: how they are refused. */
public final class Form {
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z._:\\[\\]-]{1,253}");

  private Form() {}

  /** A text of this length without control characters and without blanks around it. */
  public static String text(@Nullable String value, int least, int most, String field) {
    if (value == null
        || value.length() < least
        || value.length() > most
        || value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        || !value.equals(value.strip())) {
      throw new InvalidValue(field);
    }
    return value;
  }

  /** As {@link #text}, or null where nothing was entered. */
  public static @Nullable String optional(@Nullable String value, int most, String field) {
    return value == null || value.isBlank() ? null : text(value, 1, most, field);
  }

  public static int within(@Nullable Integer value, int least, int most, String field) {
    if (value == null || value < least || value > most) {
      throw new InvalidValue(field);
    }
    return value;
  }

  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidValue(field);
    }
    return value;
  }

  public static String host(@Nullable String value, String field) {
    if (value == null || !HOST.matcher(value).matches()) {
      throw new InvalidValue(field);
    }
    return value;
  }

  public static Pattern regex(String value, String field) {
    try {
      return Pattern.compile(text(value, 1, 300, field));
    } catch (PatternSyntaxException e) {
      throw new InvalidValue(field);
    }
  }
}
