package org.anjuan.archive.access;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessDecision.Refused;
import org.anjuan.archive.access.Clause.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * An actor at one moment in one place, with the rules that hold for him there and then. Lives for
 * one request and no longer: what is withdrawn is gone with the next.
 */
public final class Visit {
  private final Actor actor;
  private final Instant at;
  private final @Nullable String address;
  private final RulesInForce rules;
  private final @Nullable NetworkPlace barredAt;
  private final Map<Action, AccessScope> scopes = new EnumMap<>(Action.class);

  public Visit(Actor actor, Instant at, @Nullable String address, RulesInForce rules) {
    this.actor = actor;
    this.at = at;
    this.address = address;
    this.rules = rules;
    this.barredAt = rules.barring(address);
  }

  public Actor actor() {
    return actor;
  }

  /** Whether this may be done with the record, with any part of it. */
  public AccessDecision decide(Action action, RecordFacts facts) {
    return decide(action, facts, null);
  }

  /** Whether this may be done with what the record has of a category. */
  public AccessDecision decide(Action action, RecordFacts facts, @Nullable String category) {
    if (barredAt != null) {
      return new Refused(RefusalReason.BARRED_PLACE, placeOf(barredAt));
    }
    var scope = scope(action);
    var inReach =
        scope.clauses().stream().filter(clause -> clause.reach().includes(facts)).toList();
    if (!actor.holds(action.right()) && inReach.isEmpty()) {
      return new Refused(
          RefusalReason.NO_RIGHT, new Basis(Basis.Kind.RIGHTS, null, action.right().name()));
    }
    if (facts.sealed()) {
      return new Refused(RefusalReason.SEALED, new Basis(Basis.Kind.SEAL, null, ""));
    }
    if (!scope.limit().opens(facts.campus())) {
      return new Refused(RefusalReason.NOT_A_DESIGNATED_PLACE, designated(action, facts.campus()));
    }
    if (inReach.isEmpty()) {
      return new Refused(RefusalReason.OUT_OF_SCOPE, Basis.NONE);
    }
    var yes = category == null ? scope.matches(facts) : scope.matches(facts, category);
    return yes
        ? allowed(action, scope.parts(facts), inReach, facts)
        : nearest(
            inReach,
            facts,
            category == null && scope.withFrontPage() ? Parts.FRONT_PAGE : category,
            scope);
  }

  private Allowed allowed(Action action, Parts parts, List<Clause> inReach, RecordFacts facts) {
    var open = inReach.stream().filter(clause -> clause.matches(facts)).toList();
    var lasting = open.stream().filter(clause -> clause.until() == null).findFirst();
    if (lasting.isPresent()) {
      return new Allowed(action.obligations(), parts, lasting.get().basis(), null);
    }
    var longest = open.getFirst();
    for (var clause : open) {
      if (isLater(clause.until(), longest.until())) {
        longest = clause;
      }
    }
    return new Allowed(action.obligations(), parts, longest.basis(), longest.until());
  }

  private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isAfter(other);
  }

  /** Of all ways that reach the record, the one that came farthest. */
  private static Refused nearest(
      List<Clause> inReach, RecordFacts facts, @Nullable String category, AccessScope scope) {
    Obstacle farthest = null;
    for (var clause : inReach) {
      var obstacle = clause.obstacle(facts, category);
      if (obstacle == null && scope.withFrontPage()) {
        obstacle = clause.obstacle(facts, Parts.FRONT_PAGE);
      }
      if (obstacle != null
          && (farthest == null || obstacle.reason().compareTo(farthest.reason()) > 0)) {
        farthest = obstacle;
      }
    }
    return farthest == null
        ? new Refused(RefusalReason.OUT_OF_SCOPE, Basis.NONE)
        : new Refused(farthest.reason(), farthest.basis());
  }

  private Basis designated(Action action, String campus) {
    var work = action.bulkWork();
    return rules.places().stream()
        .filter(place -> work != null && place.isFor(work))
        .filter(place -> place.campus() == null || place.campus().equals(campus))
        .map(Visit::placeOf)
        .findFirst()
        .orElse(Basis.NONE);
  }

  private static Basis placeOf(NetworkPlace place) {
    return new Basis(Basis.Kind.PLACE, place.id().value(), place.name());
  }

  /**
   * As {@link #decide(Action, RecordFacts)}, for callers who go on only when allowed.
   *
   * @throws AccessRefused when not
   */
  public Allowed require(Action action, RecordFacts facts) {
    return switch (decide(action, facts)) {
      case Allowed allowed -> allowed;
      case Refused refused -> throw new AccessRefused(action, refused.reason());
    };
  }

  /** All records with which this actor may do this, here and now. */
  public AccessScope scope(Action action) {
    return scopes.computeIfAbsent(action, this::makeScope);
  }

  private AccessScope makeScope(Action action) {
    if (barredAt != null) {
      return AccessScope.none();
    }
    var clauses = new Clauses(actor, action, at, rules).all();
    return clauses.isEmpty()
        ? AccessScope.none()
        : new AccessScope(
            clauses,
            Places.limit(rules.places(), action.bulkWork(), address),
            action == Action.SEARCH);
  }

  /** On which of these campuses such work may not be done from here. */
  public Set<String> closedTo(BulkWork work, Set<String> campuses) {
    var limit = Places.limit(rules.places(), work, address);
    var closed = new HashSet<String>();
    campuses.stream().filter(campus -> !limit.opens(campus)).forEach(closed::add);
    return closed;
  }

  /** The restricting tags that this actor is no visitor of. */
  public Set<String> closedTags() {
    return new Clauses(actor, Action.VIEW, at, rules).closedTags();
  }
}
