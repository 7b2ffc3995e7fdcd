package org.anjuan.archive.record;

import java.util.regex.Pattern;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;

/**
 * What the hospital calls a stay: campus, admission number 住院号 and which visit 住院次数. Admission
 * numbers are scoped by campus, because two campuses that count alike must never share a record.
 */
public record StayNumber(CampusCode campus, String admissionNo, int visitNo) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,32}");
  private static final int MOST_VISITS = 9_999;

  public StayNumber {
    if (!FORM.matcher(admissionNo).matches()) {
      throw new InvalidValue("admissionNo");
    }
    if (visitNo < 1 || visitNo > MOST_VISITS) {
      throw new InvalidValue("visitNo");
    }
  }

  /** The one spelling that the store keys the stay by. */
  String key() {
    return campus.value() + "|" + admissionNo + "|" + visitNo;
  }

  @Override
  public String toString() {
    return "StayNumber[masked]";
  }
}
