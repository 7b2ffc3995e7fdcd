package org.anjuan.archive.organisation;

import java.util.regex.Pattern;

/**
 * A department of one campus; {@code code} is unique in the hospital.
 *
 * @param ward whether it is a ward 病区: patients lie there, nurses are posted there
 * @param active whether new postings may still name it; records keep it for ever
 * @param version counts its changes; each names the one it was made from
 */
public record Department(
    String code,
    String name,
    CampusCode campus,
    Kind kind,
    boolean ward,
    boolean active,
    long version) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");

  /** Whom a department treats. */
  public enum Kind {
    INPATIENT,
    OUTPATIENT,
    BOTH
  }

  /** One of which no more is known. */
  public Department(String code, String name, CampusCode campus) {
    this(code, name, campus, Kind.BOTH, false, true, 0);
  }

  /** Whether both say the same, whichever version they are. */
  public boolean saysTheSameAs(Department other) {
    return equals(
        new Department(
            other.code, other.name, other.campus, other.kind, other.ward, other.active, version));
  }

  /** Whether a code can be one: of records that came before, any text is taken as it is. */
  public static boolean isCode(String code) {
    return FORM.matcher(code).matches();
  }
}
