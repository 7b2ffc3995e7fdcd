package org.anjuan.archive.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;

/**
 * Persons by log-in name, roles, and departments or wards: whom a rule is about.
 *
 * @param persons log-in names
 * @param departments everybody posted to one of these
 */
public record Audience(Set<String> persons, Set<Role> roles, Set<String> departments) {
  private static final int MOST = 500;

  public static final Audience NOBODY = new Audience(Set.of(), Set.of(), Set.of());

  public Audience {
    persons = Set.copyOf(persons);
    roles = Set.copyOf(roles);
    departments = Set.copyOf(departments);
    if (persons.size() > MOST || departments.size() > MOST) {
      throw new InvalidValue("visitors");
    }
  }

  public static Audience persons(String... names) {
    return new Audience(Set.of(names), Set.of(), Set.of());
  }

  public static Audience roles(Role... roles) {
    return new Audience(Set.of(), Set.of(roles), Set.of());
  }

  public boolean isNobody() {
    return persons.isEmpty() && roles.isEmpty() && departments.isEmpty();
  }

  /** Whether it is about this person, by name or by any of these postings. */
  public boolean includes(ActorId person, Collection<Posting> postings) {
    return persons.contains(person.value())
        || postings.stream().anyMatch(posting -> roles.contains(posting.role()))
        || postings.stream()
            .anyMatch(posting -> !Collections.disjoint(departments, posting.departments()));
  }
}
