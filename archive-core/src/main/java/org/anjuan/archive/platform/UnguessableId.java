package org.anjuan.archive.platform;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that tell nothing and can't be guessed: 130 random bits as 26 lower-case letters and
 * digits.
 */
public final class UnguessableId {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private UnguessableId() {}

  /** A new identifier, never given before. */
  public static String next() {
    var id = new StringBuilder(LENGTH);
    var bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    for (byte b : bytes) {
      id.append(ALPHABET.charAt(b & 31));
    }
    return id.toString();
  }

  /** Returns {@code value} when it has the form of an identifier, else throws; also for null. */
  public static String require(@Nullable String value, String field) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new InvalidValue(field);
    }
    return value;
  }
}
