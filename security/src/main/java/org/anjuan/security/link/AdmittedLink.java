package org.anjuan.security.link;

import org.anjuan.archive.access.Actor;

/**
 * A link that was found good, and is used up: who comes, through which application, to which stay.
 * What this person may see of it is not decided yet.
 */
public record AdmittedLink(LinkedApplication application, Actor actor, EncounterKey encounter) {
  /** Under which the request carries it. */
  public static final String ATTRIBUTE = "org.anjuan.security.link.AdmittedLink";
}
