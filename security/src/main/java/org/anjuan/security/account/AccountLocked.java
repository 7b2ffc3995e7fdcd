package org.anjuan.security.account;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/** Too many wrong passwords for this name. Says nothing about whether it exists. */
public final class AccountLocked extends AccountStatusException {
  private final Duration retryAfter;

  AccountLocked(Duration retryAfter) {
    super("too many attempts");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
