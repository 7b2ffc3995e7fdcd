package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule book's answer for one actor, one action, one record, and perhaps one category of it. */
public sealed interface AccessDecision {

  /** The rule that made it. */
  Basis basis();

  /**
   * Yes, on these conditions.
   *
   * @param parts what of the record is open
   * @param until when it ends, where grants alone open the record; null: not by itself
   */
  record Allowed(Set<Obligation> obligations, Parts parts, Basis basis, @Nullable Instant until)
      implements AccessDecision {
    public Allowed {
      obligations = Set.copyOf(obligations);
    }
  }

  /**
   * No. The reason is for the audit trail: towards the actor, absent and invisible look the same.
   *
   * @param basis the rule that came nearest to saying yes
   */
  record Refused(RefusalReason reason, Basis basis) implements AccessDecision {}

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
