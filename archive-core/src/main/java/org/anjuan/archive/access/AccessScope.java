package org.anjuan.archive.access;

import java.util.List;
import java.util.Set;

/**
 * All records that an actor may do one thing with, as a value: a record is inside when it is not
 * sealed, its campus is not closed to this place, and at least one clause holds. No clause, no
 * record.
 *
 * <p>Whoever translates this into a filter must keep: no clauses means <em>nothing</em>; an empty
 * set in a clause means <em>any</em>; sealed records are always outside; a page is inside when its
 * category is, by any clause that holds for its record.
 *
 * @param withFrontPage only records of which the front page is open are inside: who could find the
 *     others by their diagnoses would know them
 */
public record AccessScope(List<Clause> clauses, CampusLimit limit, boolean withFrontPage) {

  /**
   * Which campuses' records are open from this place.
   *
   * @param only whether {@code campuses} are the only open ones; otherwise they are the closed ones
   */
  public record CampusLimit(boolean only, Set<String> campuses) {
    public static final CampusLimit NONE = new CampusLimit(false, Set.of());

    public CampusLimit {
      campuses = Set.copyOf(campuses);
    }

    public boolean opens(String campus) {
      return campuses.contains(campus) == only;
    }
  }

  private static final AccessScope NONE = new AccessScope(List.of(), CampusLimit.NONE, false);

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
    var open = parts(facts);
    return withFrontPage ? open.opens(Parts.FRONT_PAGE) : !open.isNone();
  }

  /** What of a record is inside. */
  public boolean matches(RecordFacts facts, String category) {
    return matches(facts) && parts(facts).opens(category);
  }

  Parts parts(RecordFacts facts) {
    if (facts.sealed() || !limit.opens(facts.campus())) {
      return Parts.NONE;
    }
    var open = Parts.NONE;
    for (var clause : clauses) {
      if (clause.matches(facts)) {
        open = open.and(clause.partsAt(facts.campus()));
      }
    }
    return open;
  }
}
