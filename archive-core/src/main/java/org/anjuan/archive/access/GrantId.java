package org.anjuan.archive.access;

import java.time.Instant;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.platform.UnguessableId;

/** Identifies a grant; sorts by the time when it was given. */
public record GrantId(String value) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}-[0-9a-hjkmnp-tv-z]{26}");

  public GrantId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("grantId");
    }
  }

  static GrantId next(Instant at) {
    return new GrantId(String.format("%012x-%s", at.toEpochMilli(), UnguessableId.next()));
  }

  @Override
  public String toString() {
    return value;
  }
}
