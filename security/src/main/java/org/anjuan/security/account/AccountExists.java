package org.anjuan.security.account;

/** The name is taken. */
public final class AccountExists extends RuntimeException {
  AccountExists(Username username) {
    super("account exists: " + username);
  }
}
