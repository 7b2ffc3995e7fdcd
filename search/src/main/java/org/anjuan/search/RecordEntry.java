package org.anjuan.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of one record, on the record's own entry and, but for the counts and the
 * front page, on each of its pages.
 *
 * @param id opaque record id; also the routing value
 * @param revision grows with every change of the record; an entry of a lower revision never
 *     replaces one of a higher
 * @param diagnoses the main one first
 * @param frontPage the front page's values as text, searchable on the record itself
 */
public record RecordEntry(
    String id,
    long revision,
    Numbers numbers,
    Patient patient,
    Stay stay,
    Protection protection,
    List<Coded> diagnoses,
    List<Coded> operations,
    String state,
    Set<String> tags,
    int documentCount,
    int pageCount,
    String frontPage,
    Instant updatedAt) {

  /**
   * The hospital's numbers.
   *
   * @param otherRecordNos chart numbers that have been merged with this one
   */
  public record Numbers(
      @Nullable String recordNo, List<String> otherRecordNos, String admissionNo, int visitNo) {
    public Numbers(@Nullable String recordNo, String admissionNo, int visitNo) {
      this(recordNo, List.of(), admissionNo, visitNo);
    }

    @Override
    public String toString() {
      return "Numbers[masked]";
    }
  }

  /** Who the record is about. */
  public record Patient(
      @Nullable String name, @Nullable String sex, @Nullable LocalDate birthDate) {
    @Override
    public String toString() {
      return "Patient[masked]";
    }
  }

  /** Where, when and by whom; persons are staff numbers. */
  public record Stay(
      String campus,
      @Nullable String department,
      @Nullable String admissionDepartment,
      @Nullable String ward,
      @Nullable Instant admittedAt,
      @Nullable Instant dischargedAt,
      @Nullable String attending,
      @Nullable String resident,
      @Nullable String chief,
      @Nullable String nurse,
      @Nullable String attendingName) {}

  /**
   * What the scope filter looks at, besides the campus.
   *
   * @param departments every department and ward of the stay
   * @param treating staff numbers of all who treated the patient
   * @param patientId opaque; null while nobody knows whose record it is
   */
  public record Protection(
      int confidentiality,
      boolean sealed,
      Set<String> departments,
      Set<String> treating,
      @Nullable String patientId) {
    /** Of a patient nobody knows. */
    public Protection(
        int confidentiality, boolean sealed, Set<String> departments, Set<String> treating) {
      this(confidentiality, sealed, departments, treating, null);
    }

    public Protection {
      departments = Set.copyOf(departments);
      treating = Set.copyOf(treating);
    }
  }

  /** A diagnosis or an operation. */
  public record Coded(@Nullable String code, String name) {}

  public RecordEntry {
    if (id.isBlank() || id.indexOf(':') >= 0) {
      throw new IllegalArgumentException("record id");
    }
    if (revision < 0) {
      throw new IllegalArgumentException("revision");
    }
    diagnoses = List.copyOf(diagnoses);
    operations = List.copyOf(operations);
    tags = Set.copyOf(tags);
  }

  @Override
  public String toString() {
    return "RecordEntry[" + id + ", revision " + revision + "]";
  }
}
