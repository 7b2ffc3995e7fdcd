package org.anjuan.security.link;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.record.RecordId;

/**
 * Somebody who came by a link and looks around in one record, with the rights of this moment.
 *
 * @param path the beginning of all its pages' addresses; holds the token, belongs in no log
 */
public record Visit(ApplicationId app, Actor actor, RecordId record, String path) {
  /** Under which the request carries it. */
  public static final String ATTRIBUTE = "org.anjuan.security.link.Visit";

  @Override
  public String toString() {
    return "Visit[" + app + " " + actor.id() + "]";
  }
}
