package org.anjuan.web.problem;

/** Nothing there, or nothing that this actor may see: the answer is the same. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotFound() {
    super("not found");
  }
}
