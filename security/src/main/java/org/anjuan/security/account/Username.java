package org.anjuan.security.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A log-in name, normalised: full-width forms, capitals and blanks around it make no difference.
 */
public record Username(String value) {
  private static final int LONGEST_TYPED = 256;
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public Username {
    value = normalise(value);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("username: letters, digits, '.', '_', '-', at most 64");
    }
  }

  /**
   * What anybody may type, in the form in which names are compared; of no use beyond any name's
   * length.
   */
  static String normalise(String typed) {
    var kept = typed.length() <= LONGEST_TYPED ? typed : typed.substring(0, LONGEST_TYPED);
    return Normalizer.normalize(kept, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
