package org.anjuan.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records a searcher may find: those of any clause. No clause, no record. Applied inside
 * every query.
 *
 * @param clauses empty: nothing is found
 */
public record ScopeFilter(List<Clause> clauses) {

  /**
   * All of its conditions hold together.
   *
   * @param campuses empty: any
   * @param departments one of the stay's departments or wards is one of these; empty: any
   * @param treating staff number of someone who treated the patient; null: anybody
   * @param sealedAllowed sealed records too; otherwise they are outside
   */
  public record Clause(
      Set<String> campuses,
      Set<String> departments,
      @Nullable String treating,
      int maxConfidentiality,
      boolean sealedAllowed) {

    public Clause {
      campuses = Set.copyOf(campuses);
      departments = Set.copyOf(departments);
    }
  }

  public ScopeFilter {
    clauses = List.copyOf(clauses);
  }

  public static ScopeFilter nothing() {
    return new ScopeFilter(List.of());
  }

  boolean isNothing() {
    return clauses.isEmpty();
  }
}
