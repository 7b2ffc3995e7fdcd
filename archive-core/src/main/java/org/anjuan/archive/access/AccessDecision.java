package org.anjuan.archive.access;

import java.util.Set;

/** The rule book's answer for one actor, one action, one record. */
public sealed interface AccessDecision {

  /** Yes, on these conditions. */
  record Allowed(Set<Obligation> obligations) implements AccessDecision {
    public Allowed {
      obligations = Set.copyOf(obligations);
    }
  }

  /**
   * No. The reason is for the audit trail: towards the actor, absent and invisible look the same.
   */
  record Refused(RefusalReason reason) implements AccessDecision {}

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
