package org.anjuan.security.link;

/** Somebody else has changed the application meanwhile. */
public final class ApplicationChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApplicationChanged() {
    super("the application was changed meanwhile");
  }
}
