package org.anjuan.ingest.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a document, as it says it: the {@code meta} part of a push and the side-car
 * of a file. Texts are checked when they are turned into values; fields that nobody knows are
 * ignored.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntakeMeta(
    @Nullable String sourceSystem,
    @Nullable String sourceDocumentId,
    @Nullable Integer sourceVersion,
    @Nullable String modifiedAt,
    @Nullable String campus,
    @Nullable String admissionNo,
    @Nullable Integer visitNo,
    @Nullable String recordNo,
    @Nullable String category,
    @Nullable String title,
    @Nullable String author,
    @Nullable String department,
    @Nullable String createdAt,
    @Nullable String contentType,
    @Nullable String sha256,
    @Nullable String fileName,
    @Nullable PatientMeta patient,
    @Nullable EncounterMeta encounter) {

  /** Nothing said. */
  public static final IntakeMeta NOTHING =
      new IntakeMeta(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null);

  /** The patient, as a source writes it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PatientMeta(
      @Nullable String name,
      @Nullable String sex,
      @Nullable String birthDate,
      @Nullable String idNumber,
      @Nullable String phone) {
    @Override
    public String toString() {
      return "PatientMeta[masked]";
    }
  }

  /** The stay, as a source writes it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EncounterMeta(
      @Nullable String kind,
      @Nullable String admittedAt,
      @Nullable String dischargedAt,
      @Nullable String admissionDepartment,
      @Nullable String department,
      @Nullable String ward,
      @Nullable String attending,
      @Nullable String resident,
      @Nullable String chief,
      @Nullable String nurse,
      @Nullable String disposition,
      @Nullable List<DiagnosisMeta> diagnoses,
      @Nullable List<OperationMeta> operations,
      @Nullable Map<String, String> frontPage,
      @Nullable Boolean admissionCancelled,
      @Nullable Boolean dischargeCancelled) {}

  /** A diagnosis, as a source writes it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DiagnosisMeta(
      @Nullable String code,
      @Nullable String name,
      @Nullable String condition,
      @Nullable Boolean main) {}

  /** An operation, as a source writes it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OperationMeta(
      @Nullable String code,
      @Nullable String name,
      @Nullable String date,
      @Nullable String level,
      @Nullable String surgeon,
      @Nullable String anaesthesia) {}

  /** This, with what it leaves out taken from {@code other}. */
  public IntakeMeta orElse(IntakeMeta other) {
    return new IntakeMeta(
        or(sourceSystem, other.sourceSystem),
        or(sourceDocumentId, other.sourceDocumentId),
        or(sourceVersion, other.sourceVersion),
        or(modifiedAt, other.modifiedAt),
        or(campus, other.campus),
        or(admissionNo, other.admissionNo),
        or(visitNo, other.visitNo),
        or(recordNo, other.recordNo),
        or(category, other.category),
        or(title, other.title),
        or(author, other.author),
        or(department, other.department),
        or(createdAt, other.createdAt),
        or(contentType, other.contentType),
        or(sha256, other.sha256),
        or(fileName, other.fileName),
        or(patient, other.patient),
        or(encounter, other.encounter));
  }

  /**
   * This completed by what a path says; the two must not name different stays or documents.
   *
   * @throws MetaRefused where they do
   */
  public IntakeMeta agreeingWith(IntakeMeta path) {
    agree("campus", campus, path.campus);
    agree("admissionNo", admissionNo, path.admissionNo);
    agree("visitNo", visitNo, path.visitNo);
    agree("sourceSystem", sourceSystem, path.sourceSystem);
    agree("sourceVersion", sourceVersion, path.sourceVersion);
    return orElse(path);
  }

  private static <T> void agree(String field, @Nullable T mine, @Nullable T paths) {
    if (mine != null && paths != null && !mine.equals(paths)) {
      throw new MetaRefused(QuarantineReason.METADATA_CONTRADICTORY, field);
    }
  }

  private static <T> @Nullable T or(@Nullable T mine, @Nullable T others) {
    return mine == null ? others : mine;
  }

  @Override
  public String toString() {
    return "IntakeMeta[" + sourceSystem + "]";
  }
}
