package org.anjuan.ingest.message;

import java.util.List;
import java.util.stream.Stream;

/** What rows are about, and which fields they may have. */
public enum RowSubject {
  DEPARTMENTS(List.of("code", "name"), List.of("kind", "ward", "active", "updatedAt")),
  STAFF(List.of("staffNo", "name"), List.of("active", "updatedAt")),
  /** The source's own kinds of documents. */
  CODES(List.of("code", "name"), List.of("category", "active", "updatedAt")),
  PATIENTS(
      List.of("recordNo"),
      List.of(
          "patient.name",
          "patient.sex",
          "patient.birthDate",
          "patient.idNumber",
          "patient.phone",
          "updatedAt")),
  STAYS(
      List.of("admissionNo"),
      List.of(
          "visitNo",
          "recordNo",
          "patient.name",
          "patient.sex",
          "patient.birthDate",
          "patient.idNumber",
          "patient.phone",
          "encounter.kind",
          "encounter.admittedAt",
          "encounter.dischargedAt",
          "encounter.department",
          "encounter.ward",
          "encounter.attending",
          "encounter.resident",
          "encounter.nurse",
          "encounter.disposition",
          "updatedAt"));

  private final List<String> needed;
  private final List<String> further;

  RowSubject(List<String> needed, List<String> further) {
    this.needed = needed;
    this.further = further;
  }

  public boolean needs(String field) {
    return needed.contains(field);
  }

  public List<String> fields() {
    return Stream.concat(needed.stream(), further.stream()).toList();
  }
}
