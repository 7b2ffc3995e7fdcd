package org.anjuan.archive.paper;

/** Somebody else has changed the box. */
public final class BoxChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoxChanged() {
    super("box");
  }
}
