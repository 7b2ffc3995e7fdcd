package org.anjuan.security.link;

/** There is no application of this id. */
public final class NoSuchApplication extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchApplication() {
    super("no such application");
  }
}
