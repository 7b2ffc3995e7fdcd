package org.anjuan.archive.paper;

import java.time.Instant;
import java.util.regex.Pattern;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A box 病案盒 of paper records and where it stands.
 *
 * @param key campus and number: no two boxes have the same
 * @param number what is written on it
 * @param place room, rack, shelf 库房、架、层, as the hospital writes it; null: not shelved yet
 */
@Document("paper-boxes")
public record Box(
    @Id BoxId id,
    String key,
    CampusCode campus,
    String number,
    @Nullable String place,
    Instant changedAt,
    long revision) {

  private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}./_-]{1,40}");
  private static final int LONGEST_PLACE = 80;

  public Box {
    if (!NUMBER.matcher(number).matches()) {
      throw new InvalidValue("number");
    }
    if (place != null
        && (place.isBlank()
            || place.length() > LONGEST_PLACE
            || place.chars().anyMatch(Character::isISOControl))) {
      throw new InvalidValue("place");
    }
  }

  static String key(CampusCode campus, String number) {
    return campus.value() + "|" + number;
  }
}
