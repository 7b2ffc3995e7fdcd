package org.anjuan.archive.access;

import org.anjuan.archive.platform.InvalidValue;

/** Texts that people give to rules. */
final class Names {
  private static final int LONGEST = 100;
  private static final int LONGEST_REASON = 500;

  private Names() {}

  static void check(String field, String text) {
    check(field, text, LONGEST);
  }

  static void checkReason(String text) {
    check("reason", text, LONGEST_REASON);
  }

  private static void check(String field, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new InvalidValue(field);
    }
  }
}
