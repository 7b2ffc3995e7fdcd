package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;

import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.Role;
import org.anjuan.security.account.Username;
import org.jspecify.annotations.Nullable;

/** Whom a rule is about: log-in names, roles, codes of departments. */
record AudienceView(
    @Nullable Set<String> persons, @Nullable Set<Role> roles, @Nullable Set<String> departments) {

  static AudienceView of(Audience audience) {
    return new AudienceView(audience.persons(), audience.roles(), audience.departments());
  }

  static Audience audience(@Nullable AudienceView given) {
    return given == null
        ? Audience.NOBODY
        : new Audience(
            orNone(given.persons()).stream()
                .map(Granting::username)
                .map(Username::value)
                .collect(Collectors.toSet()),
            orNone(given.roles()),
            orNone(given.departments()));
  }
}
