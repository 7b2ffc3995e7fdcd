package org.anjuan.security.door;

import java.util.Set;
import org.anjuan.security.account.Duty;
import org.springframework.security.access.AccessDeniedException;

/** Somebody who is known, but must do something before anything else. */
final class DutyFirst extends AccessDeniedException {
  private final transient Set<Duty> duties;

  DutyFirst(Set<Duty> duties) {
    super("first: " + duties);
    this.duties = duties;
  }

  Set<Duty> duties() {
    return duties;
  }
}
