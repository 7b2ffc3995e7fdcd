package org.anjuan.security.account;

/** Something that can't be done with an account. */
public final class AccountRefused extends RuntimeException {

  /** Why. */
  public enum Reason {
    NO_SUCH_ACCOUNT,
    CHANGED_MEANWHILE,
    OWN_ACCOUNT,
    LAST_ADMINISTRATOR,
    MIXED_ROLES,
    STAFF_NUMBER_TAKEN,
    WRONG_PASSWORD,
    WRONG_CODE,
    NO_SECOND_FACTOR,
    NO_SUCH_RESET,
    OPEN_WORK
  }

  private final Reason reason;

  public AccountRefused(Reason reason) {
    super("account: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
