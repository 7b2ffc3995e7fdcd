package org.anjuan.web.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as a list row shows it.
 *
 * @param sex the code of GB/T 2261.1
 */
public record RecordSummary(
    String id,
    @Nullable String recordNo,
    String admissionNo,
    int visitNo,
    String campus,
    String campusName,
    @Nullable String patientName,
    @Nullable String sex,
    @Nullable Age age,
    @Nullable String department,
    @Nullable String departmentName,
    @Nullable String attending,
    @Nullable String attendingName,
    @Nullable Instant admittedAt,
    @Nullable Instant dischargedAt,
    @Nullable String mainDiagnosis,
    String state,
    String stateName,
    boolean provisional,
    int documentCount,
    int pageCount,
    List<String> flags) {

  /** The age on admission, as front pages write it: years, of small children months or days. */
  public record Age(int value, Unit unit) {
    /** What is counted. */
    public enum Unit {
      YEARS,
      MONTHS,
      DAYS
    }
  }
}
