package org.anjuan.archive.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessDecision.Refused;
import org.anjuan.archive.access.AccessScope.Clause;
import org.springframework.stereotype.Component;

/**
 * The rule book. Every path by which a record's data leave asks it, with {@link #decide} for one
 * record or with {@link #scope} for a list; both follow from the same clauses and so cannot differ.
 */
@Component
public class AccessRules {

  /** Whether this actor may do this with that record, and on what conditions. */
  public AccessDecision decide(Actor actor, Action action, RecordFacts facts) {
    if (!actor.holds(action.right())) {
      return new Refused(RefusalReason.NO_RIGHT);
    }
    if (facts.sealed()) {
      return new Refused(RefusalReason.SEALED);
    }
    var scope = scope(actor, action);
    if (scope.matches(facts)) {
      return new Allowed(action.obligations());
    }
    var reachable = scope.clauses().stream().anyMatch(clause -> clause.reaches(facts));
    return new Refused(reachable ? RefusalReason.ABOVE_CLEARANCE : RefusalReason.OUT_OF_SCOPE);
  }

  /**
   * As {@link #decide}, for callers who go on only when allowed.
   *
   * @throws AccessRefused when not
   */
  public Allowed require(Actor actor, Action action, RecordFacts facts) {
    return switch (decide(actor, action, facts)) {
      case Allowed allowed -> allowed;
      case Refused refused -> throw new AccessRefused(action, refused.reason());
    };
  }

  /** All records with which this actor may do this. */
  public AccessScope scope(Actor actor, Action action) {
    var campuses = new HashSet<String>();
    var clauses = new LinkedHashSet<Clause>();
    for (var posting : actor.postings()) {
      if (posting.role().rights().contains(action.right())) {
        switch (posting.role().reach()) {
          case CAMPUS -> addCampus(campuses, posting);
          case DEPARTMENTS -> addDepartments(clauses, posting, actor);
          case DEPARTMENTS_AND_TREATED -> {
            addDepartments(clauses, posting, actor);
            addTreated(clauses, actor);
          }
          case NO_RECORDS -> {}
        }
      }
    }
    if (!campuses.isEmpty()) {
      clauses.add(new Clause(campuses, Set.of(), null, actor.clearance()));
    }
    return clauses.isEmpty() ? AccessScope.none() : new AccessScope(new ArrayList<>(clauses));
  }

  private static void addCampus(Set<String> campuses, Posting posting) {
    if (posting.campus() != null) {
      campuses.add(posting.campus());
    }
  }

  /**
   * An empty set would mean "any" in a clause: without a campus and a department there is no
   * clause.
   */
  private static void addDepartments(Set<Clause> clauses, Posting posting, Actor actor) {
    if (posting.campus() != null && !posting.departments().isEmpty()) {
      clauses.add(
          new Clause(Set.of(posting.campus()), posting.departments(), null, actor.clearance()));
    }
  }

  /** The treating relation reaches across campuses and departments. */
  private static void addTreated(Set<Clause> clauses, Actor actor) {
    if (actor.staffNumber() != null) {
      clauses.add(new Clause(Set.of(), Set.of(), actor.staffNumber(), actor.clearance()));
    }
  }
}
