package org.anjuan.archive.access;

/** A rule was changed, or made, by somebody else meanwhile. */
public final class RuleChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleChanged(RuleId id) {
    super("changed meanwhile: " + id);
  }
}
