package org.anjuan.security.account;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as stored. Deactivated, never deleted: the audit trail names it for decades.
 *
 * @param version counts the administrators' changes; each names the one it has seen
 */
record Account(
    Username username,
    Password password,
    String name,
    @Nullable StaffNumber staffNumber,
    Set<Posting> postings,
    int clearance,
    boolean active,
    @Nullable SecondFactor secondFactor,
    Instant createdAt,
    long version) {

  Account {
    postings = Set.copyOf(postings);
  }

  Actor actor() {
    return Actor.person(new ActorId(username.value()), staffNumber, name, postings, clearance);
  }

  boolean holds(Role role) {
    return postings.stream().anyMatch(posting -> posting.role() == role);
  }

  Account withMasterData(String newName, @Nullable StaffNumber newNumber) {
    return new Account(
        username,
        password,
        newName,
        newNumber,
        postings,
        clearance,
        active,
        secondFactor,
        createdAt,
        version);
  }

  Account withRights(Set<Posting> newPostings, int newClearance) {
    return new Account(
        username,
        password,
        name,
        staffNumber,
        newPostings,
        newClearance,
        active,
        secondFactor,
        createdAt,
        version);
  }

  Account withActive(boolean nowActive) {
    return new Account(
        username,
        password,
        name,
        staffNumber,
        postings,
        clearance,
        nowActive,
        secondFactor,
        createdAt,
        version);
  }

  @Override
  public String toString() {
    return "Account[" + username + "]";
  }
}
