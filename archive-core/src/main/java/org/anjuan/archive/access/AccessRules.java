package org.anjuan.archive.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The rule book. Every path by which a record's data leave asks it: {@link Visit#decide} for one
 * record or {@link Visit#scope} for a list; both follow from the same clauses and so cannot differ.
 */
@Component
public class AccessRules {
  private final Grants grants;
  private final RuleStore<TagDefinition> tags;
  private final RuleStore<CategoryRule> categoryRules;
  private final RuleStore<NetworkPlace> places;
  private final ObjectProvider<VisitOrigin> origin;
  private final Clock clock;

  AccessRules(
      Grants grants,
      RuleStore<TagDefinition> tags,
      RuleStore<CategoryRule> categoryRules,
      RuleStore<NetworkPlace> places,
      ObjectProvider<VisitOrigin> origin,
      Clock clock) {
    this.grants = grants;
    this.tags = tags;
    this.categoryRules = categoryRules;
    this.places = places;
    this.origin = origin;
    this.clock = clock;
  }

  /** This actor now, where the present request comes from. Ask once for a whole list. */
  public Visit visit(Actor actor) {
    var present = origin.getIfAvailable();
    return visit(actor, clock.instant(), present == null ? null : present.address());
  }

  /** An actor at any moment, at any place. */
  public Visit visit(Actor actor, Instant at, @Nullable String address) {
    return new Visit(
        actor,
        at,
        address,
        new RulesInForce(
            grants.concerning(actor, at), tags.all(), categoryRules.all(), places.all()));
  }

  /** A grant that would open this record, had it not ended; for explaining a refusal. */
  public Optional<Grant> endedGrant(Actor actor, Action action, RecordFacts facts, Instant at) {
    return grants.ended(actor, at).stream()
        .filter(grant -> grant.actions().contains(action) && grant.reach().includes(facts))
        .max(Comparator.comparing(Grant::endsAt));
  }

  /** The place whose rule refuses this address, if one does. */
  public @Nullable NetworkPlace barring(@Nullable String address) {
    return AddressRange.isLoopback(address)
        ? null
        : new RulesInForce(List.of(), List.of(), List.of(), places.all()).barring(address);
  }
}
