package org.anjuan.security.rules;

import java.util.List;
import org.anjuan.archive.platform.InvalidValue;

/**
 * What a password must be.
 *
 * @param minimumLength characters, 8 to 64
 * @param classes how many of capitals, small letters, digits and others it must mix, 1 to 4
 * @param dictionary whether common passwords and keyboard rows are refused
 * @param forbiddenWords words of the hospital's own that no password may consist of
 * @param history so many earlier passwords may not come back, 0 to 24
 * @param maximumAgeDays after so many days it must be changed; 0 for never
 * @param initialValidHours how long a password given by the administrator opens the door, 1 to 720
 */
public record PasswordRules(
    int minimumLength,
    int classes,
    boolean dictionary,
    List<String> forbiddenWords,
    int history,
    int maximumAgeDays,
    int initialValidHours) {
  static final PasswordRules USUAL = new PasswordRules(10, 3, true, List.of(), 5, 90, 168);

  public PasswordRules {
    forbiddenWords = List.copyOf(forbiddenWords);
    within(minimumLength, 8, 64, "password.minimumLength");
    within(classes, 1, 4, "password.classes");
    within(history, 0, 24, "password.history");
    within(maximumAgeDays, 0, 3650, "password.maximumAgeDays");
    within(initialValidHours, 1, 720, "password.initialValidHours");
    if (forbiddenWords.size() > 1000
        || forbiddenWords.stream().anyMatch(word -> word.isBlank() || word.length() > 64)) {
      throw new InvalidValue("password.forbiddenWords");
    }
  }

  static void within(int value, int least, int most, String field) {
    if (value < least || value > most) {
      throw new InvalidValue(field);
    }
  }
}
