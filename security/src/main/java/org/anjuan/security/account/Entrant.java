package org.anjuan.security.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;

/** Somebody who is let in, and what must be done before anything else. */
public record Entrant(Actor actor, Set<Duty> duties) {
  public Entrant {
    duties = Set.copyOf(duties);
  }

  /** The same person, who need not do this. */
  public Entrant without(Duty duty) {
    return new Entrant(
        actor,
        duties.stream().filter(each -> each != duty).collect(Collectors.toUnmodifiableSet()));
  }
}
