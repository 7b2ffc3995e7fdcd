package org.anjuan.archive.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person with postings, another system with a token, or Anjuan's own work.
 *
 * @param staffNumber the number in the hospital, where there is one: it carries the treating
 *     relation
 * @param name as shown on watermarks and in the audit trail
 * @param tokenRights rights held without a role; only tokens have them, people get rights by their
 *     postings
 * @param clearance the highest confidentiality level that may be seen; 0 is what every record has
 *     unless marked
 */
public record Actor(
    ActorId id,
    @Nullable StaffNumber staffNumber,
    String name,
    Set<Posting> postings,
    Set<Right> tokenRights,
    int clearance) {

  public Actor {
    postings = Set.copyOf(postings);
    tokenRights = Set.copyOf(tokenRights);
    if (name.isBlank() || clearance < 0) {
      throw new IllegalArgumentException("actor: no name, or a negative clearance");
    }
    if (postings.stream().map(Posting::role).filter(Role::isAdministrator).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "actor: no account may hold two of the three administrators' roles");
    }
    if (!postings.isEmpty() && !tokenRights.isEmpty()) {
      throw new IllegalArgumentException(
          "actor: rights come by postings or by a token, not by both");
    }
  }

  /** A person of the hospital. */
  public static Actor person(
      ActorId id,
      @Nullable StaffNumber staffNumber,
      String name,
      Set<Posting> postings,
      int clearance) {
    return new Actor(id, staffNumber, name, postings, Set.of(), clearance);
  }

  /**
   * Another system that calls with a token. It reaches no records by itself, whatever its rights.
   */
  public static Actor token(String tokenId, String owner, Set<Right> rights) {
    return new Actor(new ActorId("token:" + tokenId), null, owner, Set.of(), rights, 0);
  }

  /**
   * Anjuan's own work, such as {@code collector}: for the audit trail. It may hand in documents and
   * read nothing.
   */
  public static Actor system(String work) {
    return new Actor(
        new ActorId("system:" + work), null, work, Set.of(), Set.of(Right.INTAKE_PUSH), 0);
  }

  public boolean holds(Right right) {
    return tokenRights.contains(right)
        || postings.stream().anyMatch(posting -> posting.role().rights().contains(right));
  }

  public Set<Right> rights() {
    var rights = EnumSet.noneOf(Right.class);
    rights.addAll(tokenRights);
    postings.forEach(posting -> rights.addAll(posting.role().rights()));
    return rights;
  }

  public Set<Role> roles() {
    var roles = EnumSet.noneOf(Role.class);
    postings.forEach(posting -> roles.add(posting.role()));
    return roles;
  }

  /** The campuses of all postings, sorted. */
  public Set<String> campuses() {
    var campuses = new TreeSet<String>();
    for (var posting : postings) {
      if (posting.campus() != null) {
        campuses.add(posting.campus());
      }
    }
    return campuses;
  }

  /**
   * The campuses where a role gives this right, sorted; for lists that are not about records, such
   * as quarantine.
   */
  public Set<String> campusesWith(Right right) {
    var campuses = new TreeSet<String>();
    for (var posting : postings) {
      if (posting.campus() != null && posting.role().rights().contains(right)) {
        campuses.add(posting.campus());
      }
    }
    return campuses;
  }

  /** The departments and wards of all postings, sorted. */
  public Set<String> departments() {
    var departments = new TreeSet<String>();
    postings.forEach(posting -> departments.addAll(posting.departments()));
    return departments;
  }
}
