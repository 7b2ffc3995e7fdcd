package org.anjuan.security.account;

import java.time.Instant;
import java.util.Set;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it: never its password.
 *
 * @param passwordGiven whether anybody has given it a password yet
 * @param passwordSince when the present one was set; null where there is none
 * @param lockedUntil when too many failures shut the door, else null
 * @param version to be named by whoever changes it
 */
public record AccountDetails(
    Username username,
    String name,
    @Nullable StaffNumber staffNumber,
    Set<Posting> postings,
    int clearance,
    boolean active,
    boolean passwordGiven,
    boolean initialPassword,
    @Nullable Instant passwordSince,
    boolean secondFactor,
    @Nullable Instant lockedUntil,
    Instant createdAt,
    long version) {

  static AccountDetails of(Account account, @Nullable Instant lockedUntil) {
    var password = account.password();
    return new AccountDetails(
        account.username(),
        account.name(),
        account.staffNumber(),
        account.postings(),
        account.clearance(),
        account.active(),
        password.given(),
        password.initial(),
        password.given() ? password.since() : null,
        account.secondFactor() != null,
        lockedUntil,
        account.createdAt(),
        account.version());
  }
}
