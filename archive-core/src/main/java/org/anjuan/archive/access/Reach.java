package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records something extends to. All conditions hold together; an empty set means any.
 *
 * @param campuses the record's campus is one of these
 * @param departments one of the stay's departments or wards is one of these
 * @param treating this person treated the patient in the stay; null: anybody did
 * @param records the record is one of these
 * @param patient the record is this patient's; null: anybody's
 * @param tags the record has one of these tags
 * @param dischargedFrom discharged, and not before; null: any
 * @param dischargedBefore discharged, and before; null: any
 */
public record Reach(
    Set<String> campuses,
    Set<String> departments,
    @Nullable StaffNumber treating,
    Set<String> records,
    @Nullable String patient,
    Set<String> tags,
    @Nullable Instant dischargedFrom,
    @Nullable Instant dischargedBefore) {

  public Reach {
    campuses = Set.copyOf(campuses);
    departments = Set.copyOf(departments);
    records = Set.copyOf(records);
    tags = Set.copyOf(tags);
  }

  static Reach ofCampuses(Set<String> campuses) {
    return new Reach(campuses, Set.of(), null, Set.of(), null, Set.of(), null, null);
  }

  static Reach ofDepartments(String campus, Set<String> departments) {
    return new Reach(Set.of(campus), departments, null, Set.of(), null, Set.of(), null, null);
  }

  static Reach treatedBy(StaffNumber person) {
    return new Reach(Set.of(), Set.of(), person, Set.of(), null, Set.of(), null, null);
  }

  boolean includes(RecordFacts facts) {
    return (campuses.isEmpty() || campuses.contains(facts.campus()))
        && (departments.isEmpty() || !Collections.disjoint(departments, facts.departments()))
        && (treating == null || facts.treating().contains(treating))
        && (records.isEmpty() || records.contains(facts.record()))
        && (patient == null || patient.equals(facts.patient()))
        && (tags.isEmpty() || !Collections.disjoint(tags, facts.tags()))
        && dischargedWithin(facts.dischargedAt());
  }

  private boolean dischargedWithin(@Nullable Instant at) {
    if (dischargedFrom == null && dischargedBefore == null) {
      return true;
    }
    return at != null
        && (dischargedFrom == null || !at.isBefore(dischargedFrom))
        && (dischargedBefore == null || at.isBefore(dischargedBefore));
  }
}
