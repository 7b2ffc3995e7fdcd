package org.anjuan.security.account;

import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as stored. Deactivated, never deleted: the audit trail names it for decades.
 */
record Account(
    Username username,
    String passwordHash,
    String name,
    @Nullable StaffNumber staffNumber,
    Set<Posting> postings,
    int clearance,
    boolean active,
    boolean initialPassword) {

  Account {
    postings = Set.copyOf(postings);
  }

  Actor actor() {
    return Actor.person(new ActorId(username.value()), staffNumber, name, postings, clearance);
  }

  @Override
  public String toString() {
    return "Account[" + username + "]";
  }
}
