package org.anjuan.archive.access;

import java.util.Set;

/**
 * What the rule book needs to know of a record, handed over by the capability that owns it.
 *
 * @param campus where the stay was
 * @param departments departments and wards of the stay: admission, transfers, discharge
 * @param treating attending, resident and chief physicians of the stay
 * @param confidentiality 0 is ordinary; higher is closed to more people
 * @param sealed closed to everybody until unsealed
 */
public record RecordFacts(
    String campus,
    Set<String> departments,
    Set<StaffNumber> treating,
    int confidentiality,
    boolean sealed,
    Set<String> tags) {

  public RecordFacts {
    departments = Set.copyOf(departments);
    treating = Set.copyOf(treating);
    tags = Set.copyOf(tags);
    if (campus.isBlank() || confidentiality < 0) {
      throw new IllegalArgumentException("record facts: no campus, or a negative confidentiality");
    }
  }
}
