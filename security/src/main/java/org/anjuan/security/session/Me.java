package org.anjuan.security.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.security.account.Duty;
import org.jspecify.annotations.Nullable;

/**
 * The person who is logged in, as the client sees it.
 *
 * @param duties what must be done before anything else; mostly nothing
 */
record Me(
    String username,
    String name,
    @Nullable String staffNo,
    Set<Role> roles,
    Set<Right> rights,
    List<String> campuses,
    List<String> departments,
    Set<Duty> duties) {

  static Me of(Actor actor, Set<Duty> duties) {
    return new Me(
        actor.id().value(),
        actor.name(),
        Optional.ofNullable(actor.staffNumber()).map(StaffNumber::value).orElse(null),
        actor.roles(),
        actor.rights(),
        List.copyOf(actor.campuses()),
        List.copyOf(actor.departments()),
        duties);
  }
}
