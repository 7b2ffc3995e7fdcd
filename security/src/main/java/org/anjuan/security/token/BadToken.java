package org.anjuan.security.token;

import org.springframework.security.core.AuthenticationException;

/** A token that does not open the door: unknown, wrong, expired or revoked. */
public final class BadToken extends AuthenticationException {
  BadToken() {
    super("the token is not valid");
  }
}
