package org.anjuan.archive.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role at one campus, in these departments or wards. Administrators serve the whole hospital and
 * have no campus; every other role has one. Departments matter to physicians and nurses; without
 * any, a nurse sees nothing.
 */
public record Posting(Role role, @Nullable String campus, Set<String> departments) {
  public Posting {
    departments = Set.copyOf(departments);
    if (role.isAdministrator() != (campus == null)) {
      throw new IllegalArgumentException(
          role + (role.isAdministrator() ? " serves every campus, name none" : " needs a campus"));
    }
    if ((campus != null && campus.isBlank()) || departments.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("posting: blank campus or department");
    }
  }

  public static Posting administrator(Role role) {
    return new Posting(role, null, Set.of());
  }

  public static Posting at(String campus, Role role, String... departments) {
    return new Posting(role, campus, Set.of(departments));
  }
}
