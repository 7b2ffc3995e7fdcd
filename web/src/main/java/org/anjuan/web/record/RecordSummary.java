package org.anjuan.web.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as a list row shows it. */
public record RecordSummary(
    String id,
    @Nullable String recordNo,
    String admissionNo,
    int visitNo,
    String campus,
    String campusName,
    @Nullable String patientName,
    @Nullable String sex,
    @Nullable String age,
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
    List<String> flags) {}
