package org.anjuan.archive.access;

import java.util.regex.Pattern;

/**
 * A person's number in the hospital (工号), as source systems name attending, resident and chief
 * physicians.
 */
public record StaffNumber(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,32}");

  public StaffNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("staff number: not of the form " + FORM);
    }
  }

  /** Whether a source system's value can be a staff number at all. */
  public static boolean isStaffNumber(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
