package org.anjuan.web.problem;

/** Work that is done at designated places only, and not from this address. */
public final class WrongPlace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongPlace() {
    super("not a designated place");
  }
}
