package org.anjuan.security.account;

import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.AccountStatusException;

/** Too many wrong passwords for this name. Says nothing about whether it exists. */
public final class AccountLocked extends AccountStatusException {
  private final Duration retryAfter;

  AccountLocked(Duration retryAfter) {
    super("too many attempts");
    this.retryAfter = retryAfter;
  }

  static AccountLocked until(Instant until, Instant now) {
    var wait = Duration.between(now, until);
    return new AccountLocked(wait.isNegative() ? Duration.ZERO : wait);
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
