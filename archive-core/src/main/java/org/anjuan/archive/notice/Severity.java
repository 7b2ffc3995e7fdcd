package org.anjuan.archive.notice;

/** How much it matters. In order. */
public enum Severity {
  INFO,
  WARNING,
  /** Told at once, also in a rule's quiet hours. */
  SERIOUS
}
