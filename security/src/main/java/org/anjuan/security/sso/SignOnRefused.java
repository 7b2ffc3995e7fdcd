package org.anjuan.security.sso;

import java.util.Locale;

/**
 * Somebody came back from a provider and is not let in. The reason is said to the browser: by now
 * the provider has vouched for the person, or there is nothing about a person in it.
 */
final class SignOnRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why; the names are part of the interface, in small letters with hyphens. */
  enum Reason {
    /** Begun in another browser, too long ago, or used before. */
    STALE,
    /** The provider can't be reached, or does not answer as it should. */
    UNAVAILABLE,
    /** The provider refused, or the person did. */
    DECLINED,
    /** What came back does not prove anything. */
    NOT_PROVEN,
    NO_STAFF_NUMBER,
    UNKNOWN_PERSON,
    /** Several accounts have this staff number. */
    AMBIGUOUS,
    DEACTIVATED,
    /** An account was opened and waits for somebody to activate it. */
    AWAITS_ACTIVATION,
    /** The three administrators log in with their own passwords only. */
    ADMINISTRATOR;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  SignOnRefused(Reason reason, String detail) {
    super(reason + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
  }

  SignOnRefused(Reason reason, Throwable cause) {
    super(reason + ": " + cause, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
