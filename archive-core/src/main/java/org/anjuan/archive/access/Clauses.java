package org.anjuan.archive.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Clause.Closing;

/**
 * Writes down by which ways records are open to an actor: one clause for each posting and grant.
 */
final class Clauses {
  private final Actor actor;
  private final Action action;
  private final Instant at;
  private final RulesInForce rules;
  private final Set<String> closedTags;
  private final Set<String> closedTagsToTreating;

  Clauses(Actor actor, Action action, Instant at, RulesInForce rules) {
    this.actor = actor;
    this.action = action;
    this.at = at;
    this.rules = rules;
    var closing =
        rules.tags().stream()
            .filter(tag -> tag.active() && tag.restricting())
            .filter(tag -> !tag.visitors().includes(actor.id(), actor.postings()))
            .toList();
    this.closedTags = codes(closing);
    this.closedTagsToTreating =
        codes(closing.stream().filter(tag -> !tag.openToTreating()).toList());
  }

  private static Set<String> codes(Collection<TagDefinition> tags) {
    return tags.stream().map(tag -> tag.id().value()).collect(Collectors.toSet());
  }

  /** The tags that close records to the actor, whatever his way to them. */
  Set<String> closedTags() {
    return closedTags;
  }

  List<Clause> all() {
    var all = new ArrayList<Clause>();
    for (var posting : actor.postings()) {
      if (posting.role().rights().contains(action.right())) {
        switch (posting.role().reach()) {
          case CAMPUS -> addCampus(all, posting);
          case DEPARTMENTS -> addDepartments(all, posting);
          case DEPARTMENTS_AND_TREATED -> {
            addDepartments(all, posting);
            addTreated(all, posting);
          }
          case NO_RECORDS -> {}
        }
      }
    }
    addGrants(all);
    return all;
  }

  private void addCampus(List<Clause> all, Posting posting) {
    if (posting.campus() != null) {
      all.add(byPosting(Reach.ofCampuses(Set.of(posting.campus())), posting));
    }
  }

  /**
   * An empty set would mean "any" in a reach: without a campus and a department there is no clause.
   */
  private void addDepartments(List<Clause> all, Posting posting) {
    if (posting.campus() != null && !posting.departments().isEmpty()) {
      all.add(byPosting(Reach.ofDepartments(posting.campus(), posting.departments()), posting));
    }
  }

  /** The treating relation reaches across campuses and departments. */
  private void addTreated(List<Clause> all, Posting posting) {
    var number = actor.staffNumber();
    if (number != null) {
      all.add(
          new Clause(
              Reach.treatedBy(number),
              actor.clearance(),
              closedTagsToTreating,
              Parts.ALL,
              closings(Set.of(posting), true),
              new Basis(Basis.Kind.TREATING, null, number.value()),
              null));
    }
  }

  private Clause byPosting(Reach reach, Posting posting) {
    var where = posting.campus() + " " + String.join(" ", posting.departments());
    return new Clause(
        reach,
        actor.clearance(),
        closedTags,
        Parts.ALL,
        closings(Set.of(posting), false),
        new Basis(Basis.Kind.POSTING, null, posting.role() + " " + where.strip()),
        null);
  }

  private List<Closing> closings(Collection<Posting> postings, boolean treating) {
    return rules.categoryRules().stream()
        .filter(rule -> rule.holdsAt(at) && !(treating && rule.openToTreating()))
        .filter(
            rule -> rule.closedTo().isNobody() || rule.closedTo().includes(actor.id(), postings))
        .filter(rule -> !rule.visitors().includes(actor.id(), actor.postings()))
        .map(CategoryRule::closing)
        .toList();
  }

  /** Administrators and systems read no records, whatever anybody grants. */
  private void addGrants(List<Clause> all) {
    if (actor.postings().stream().allMatch(posting -> posting.role().isAdministrator())) {
      return;
    }
    var wholly = closings(actor.postings(), false);
    for (var grant : rules.grants()) {
      if (grant.holdsAt(at) && grant.actions().contains(action)) {
        all.add(byGrant(grant, wholly));
      }
    }
  }

  private Clause byGrant(Grant grant, List<Closing> wholly) {
    var tags = new HashSet<>(closedTags);
    tags.removeAll(grant.opensTags());
    var named = !grant.categories().isEmpty();
    return new Clause(
        grant.reach(),
        Math.max(actor.clearance(), grant.clearance()),
        tags,
        named ? Parts.only(grant.categories()) : Parts.ALL,
        named ? List.of() : wholly,
        new Basis(Basis.Kind.GRANT, grant.id().value(), grant.reason()),
        grant.endsAt());
  }
}
