package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rule book needs to know of a record, handed over by the capability that owns it.
 *
 * @param record its identifier
 * @param patient the patient's identifier; null while nobody knows whose record it is
 * @param campus where the stay was
 * @param departments departments and wards of the stay: admission, transfers, discharge
 * @param treating attending, resident and chief physicians of the stay
 * @param confidentiality 0 is ordinary; higher is closed to more people
 * @param sealed closed to everybody until unsealed
 * @param dischargedAt null while the patient is in the hospital
 */
public record RecordFacts(
    String record,
    @Nullable String patient,
    String campus,
    Set<String> departments,
    Set<StaffNumber> treating,
    int confidentiality,
    boolean sealed,
    Set<String> tags,
    @Nullable Instant dischargedAt) {

  public RecordFacts {
    departments = Set.copyOf(departments);
    treating = Set.copyOf(treating);
    tags = Set.copyOf(tags);
    if (campus.isBlank() || confidentiality < 0) {
      throw new IllegalArgumentException("record facts: no campus, or a negative confidentiality");
    }
  }
}
