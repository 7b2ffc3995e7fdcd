package org.anjuan.archive.audit;

/** How it ended. */
public enum AuditOutcome {
  SUCCESS,
  REFUSED,
  FAILED
}
