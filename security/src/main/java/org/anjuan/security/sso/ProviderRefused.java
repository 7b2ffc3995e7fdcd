package org.anjuan.security.sso;

/** A change to a provider that is not made. */
public final class ProviderRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    NO_SUCH_PROVIDER,
    EXISTS,
    CHANGED_MEANWHILE,
    /** The address or trust changed, and the secret that was kept for the old one was not given. */
    SECRET_NEEDED,
    KIND_FIXED,
    TOO_MANY
  }

  ProviderRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
