package org.anjuan.archive.paper;

/** Somebody else has changed a campus's rules for paper. */
public final class PaperRulesChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PaperRulesChanged() {
    super("rules for paper");
  }
}
