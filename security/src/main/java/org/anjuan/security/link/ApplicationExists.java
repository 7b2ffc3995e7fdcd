package org.anjuan.security.link;

/** The id is another application's, or was. */
public final class ApplicationExists extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApplicationExists() {
    super("the application's id is taken");
  }
}
