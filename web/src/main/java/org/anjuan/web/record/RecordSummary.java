package org.anjuan.web.record;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Parts;
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

  /** As far as the front page is open: otherwise without what only it tells. */
  public RecordSummary of(Parts open) {
    return open.opens(Parts.FRONT_PAGE)
        ? this
        : new RecordSummary(
            id,
            recordNo,
            admissionNo,
            visitNo,
            campus,
            campusName,
            patientName,
            sex,
            age,
            department,
            departmentName,
            attending,
            attendingName,
            admittedAt,
            dischargedAt,
            null,
            state,
            stateName,
            provisional,
            documentCount,
            pageCount,
            List.of());
  }

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
