package org.anjuan.security.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed log-ins from one address, whatever the names. */
public final class TooManyFailures extends AuthenticationException {
  private final Duration retryAfter;

  TooManyFailures(Duration retryAfter) {
    super("too many failures from this address");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
