package org.anjuan.archive.access;

import org.jspecify.annotations.Nullable;

/**
 * The rule that made a decision, so that it can be shown and looked up.
 *
 * @param id of the grant, tag, category rule or place; null where there is nothing to look up
 * @param text as people know it: a role, a tag's code, a rule's name
 */
public record Basis(Kind kind, @Nullable String id, String text) {

  /** What kind of rule. */
  public enum Kind {
    /** A role at a campus or in departments. */
    POSTING,
    /** Treated the patient. */
    TREATING,
    GRANT,
    /** What a role or token may do at all. */
    RIGHTS,
    SEAL,
    CLEARANCE,
    TAG,
    CATEGORY_RULE,
    PLACE,
    NONE
  }

  static final Basis NONE = new Basis(Kind.NONE, null, "");
}
