package org.anjuan.security.rules;

import java.util.Objects;
import java.util.Set;
import org.anjuan.archive.access.Role;

/**
 * The rules as they stand.
 *
 * @param password what a password must be
 * @param sessionsPerAccount so many sessions of one account at once; the oldest ends. 1 to 1000
 * @param secondFactorRoles who holds one of these roles must set up a second factor
 * @param alerts when a log-in is abnormal
 */
public record SecurityRules(
    PasswordRules password,
    int sessionsPerAccount,
    Set<Role> secondFactorRoles,
    AlertRules alerts) {
  /** What holds before anybody has set anything. */
  public static final SecurityRules USUAL =
      new SecurityRules(PasswordRules.USUAL, 5, Set.of(), AlertRules.USUAL);

  public SecurityRules {
    Objects.requireNonNull(password);
    Objects.requireNonNull(alerts);
    secondFactorRoles = Set.copyOf(secondFactorRoles);
    PasswordRules.within(sessionsPerAccount, 1, 1000, "sessionsPerAccount");
  }
}
