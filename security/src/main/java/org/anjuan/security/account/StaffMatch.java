package org.anjuan.security.account;

import org.anjuan.archive.access.Actor;

/** Whose staff number it is. */
public sealed interface StaffMatch {
  /** Exactly one active account's. */
  record One(Actor actor) implements StaffMatch {}

  /** Deactivated accounts' only. */
  record Closed() implements StaffMatch {}

  /** More than one active account's: nobody can say whose. */
  record Several() implements StaffMatch {}

  record Nobody() implements StaffMatch {}
}
