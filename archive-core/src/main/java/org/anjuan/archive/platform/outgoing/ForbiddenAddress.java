package org.anjuan.archive.platform.outgoing;

/** An address that is not called. */
public final class ForbiddenAddress extends RuntimeException {
  private static final long serialVersionUID = 1;

  ForbiddenAddress(String why) {
    super(why);
  }
}
