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
 * @param secondHandForReset whether two administrators give a password in the place of another
 */
public record SecurityRules(
    PasswordRules password,
    int sessionsPerAccount,
    Set<Role> secondFactorRoles,
    AlertRules alerts,
    boolean secondHandForReset) {
  /** What holds before anybody has set anything. */
  public static final SecurityRules USUAL =
      new SecurityRules(PasswordRules.USUAL, 5, Set.of(), AlertRules.USUAL, true);

  public SecurityRules {
    Objects.requireNonNull(password);
    Objects.requireNonNull(alerts);
    secondFactorRoles = Set.copyOf(secondFactorRoles);
    PasswordRules.within(sessionsPerAccount, 1, 1000, "sessionsPerAccount");
  }
}
