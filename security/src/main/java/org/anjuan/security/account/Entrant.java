package org.anjuan.security.account;

import java.util.Set;
import org.anjuan.archive.access.Actor;

/** Somebody who is let in, and what must be done before anything else. */
public record Entrant(Actor actor, Set<Duty> duties) {
  public Entrant {
    duties = Set.copyOf(duties);
  }
}
