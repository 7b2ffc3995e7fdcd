package org.anjuan.archive.audit;

/** How it ended. */
public enum AuditOutcome {
  DONE,
  REFUSED,
  FAILED
}
