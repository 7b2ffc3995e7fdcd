package org.anjuan.web.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record with all that is known of its patient and stay.
 *
 * @param frontPageClosed what only the front page tells is left out
 * @param otherRecordNos chart numbers of the same patient that were merged with this one
 * @param grantedUntil when the reader's access ends; null: not by itself
 */
record RecordDetail(
    @JsonUnwrapped RecordSummary summary,
    PatientView patient,
    EncounterView encounter,
    List<FrontPageView> frontPage,
    List<DiagnosisView> diagnoses,
    List<OperationView> operations,
    List<String> otherRecordNos,
    boolean frontPageClosed,
    @Nullable Instant grantedUntil,
    int confidentiality,
    @Nullable String confidentialityReason,
    List<RecordTag> tags) {

  /** A tag of the record, and who or what gave it; {@code by} and {@code reason} not for a rule. */
  record RecordTag(
      String code,
      String name,
      String english,
      String colour,
      boolean restricting,
      boolean byRule,
      @Nullable String by,
      @Nullable String reason) {}

  /** The patient; the sex as a code, of ID card and phone only that they are known. */
  record PatientView(
      @Nullable String name,
      @Nullable String sex,
      @Nullable LocalDate birthDate,
      boolean idNumberKnown,
      boolean phoneKnown) {}

  /** The stay, names instead of codes. */
  record EncounterView(
      @Nullable String kind,
      @Nullable Instant admittedAt,
      @Nullable Instant dischargedAt,
      @Nullable String admissionDepartment,
      @Nullable String department,
      @Nullable String ward,
      @Nullable String attending,
      @Nullable String resident,
      @Nullable String chief,
      @Nullable String nurse,
      @Nullable String disposition) {}

  /** A field of the front page. */
  record FrontPageView(
      String code,
      String label,
      String labelEnglish,
      String value,
      String display,
      String displayEnglish) {}

  /** A diagnosis; the condition on admission 入院病情 as a code. */
  record DiagnosisView(
      @Nullable String code, String name, @Nullable String condition, boolean main) {}

  /** An operation, with the surgeon's name beside the number. */
  record OperationView(
      @Nullable String code,
      String name,
      @Nullable LocalDate date,
      @Nullable String level,
      @Nullable String surgeon,
      @Nullable String surgeonName,
      @Nullable String anaesthesia) {}
}
