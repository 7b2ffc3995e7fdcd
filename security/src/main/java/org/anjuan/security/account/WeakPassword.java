package org.anjuan.security.account;

/** The password does not keep the rules. */
public final class WeakPassword extends RuntimeException {
  WeakPassword(String rule) {
    super("weak password: " + rule);
  }
}
