package org.anjuan.security.account;

/** The other place that knows passwords does not answer; the archive's own passwords still do. */
public final class PasswordSourceAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PasswordSourceAway(Throwable cause) {
    super("the directory does not answer", cause);
  }
}
