package org.anjuan.archive.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All records that an actor may do one thing with, as a value: a record is inside when it is not
 * sealed and at least one clause holds. No clause, no record.
 *
 * <p>Whoever translates this into a filter must keep three things: no clauses means
 * <em>nothing</em>; an empty set in a clause means <em>any</em>; sealed records are always outside.
 */
public record AccessScope(List<Clause> clauses) {

  /**
   * All of its conditions hold together.
   *
   * @param campuses the record's campus is one of these; empty: any
   * @param departments one of the stay's departments or wards is one of these; empty: any
   * @param treating this person treated the patient in the stay; null: anybody did
   * @param maxConfidentiality the record's confidentiality is not above this
   */
  public record Clause(
      Set<String> campuses,
      Set<String> departments,
      @Nullable StaffNumber treating,
      int maxConfidentiality) {

    public Clause {
      campuses = Set.copyOf(campuses);
      departments = Set.copyOf(departments);
    }

    boolean matches(RecordFacts facts) {
      return reaches(facts) && facts.confidentiality() <= maxConfidentiality;
    }

    boolean reaches(RecordFacts facts) {
      return (campuses.isEmpty() || campuses.contains(facts.campus()))
          && (departments.isEmpty() || facts.departments().stream().anyMatch(departments::contains))
          && (treating == null || facts.treating().contains(treating));
    }
  }

  private static final AccessScope NONE = new AccessScope(List.of());

  public AccessScope {
    clauses = List.copyOf(clauses);
  }

  public static AccessScope none() {
    return NONE;
  }

  public boolean isNone() {
    return clauses.isEmpty();
  }

  public boolean matches(RecordFacts facts) {
    return !facts.sealed() && clauses.stream().anyMatch(clause -> clause.matches(facts));
  }
}
