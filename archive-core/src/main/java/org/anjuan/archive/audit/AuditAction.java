package org.anjuan.archive.audit;

/** What happened. Names are stored for decades: add, never rename. */
public enum AuditAction {
  LOG_IN,
  LOG_IN_FAILED,
  LOG_OUT,
  ACCOUNT_LOCKED,
  ACCOUNT_CREATED,
  TOKEN_CREATED,
  TOKEN_REFUSED,
  SEARCH,
  VIEW_RECORD,
  VIEW_PAGE,
  READ_TEXT,
  DOWNLOAD,
  INTAKE,
  QUARANTINED,
  QUARANTINE_VIEWED,
  QUARANTINE_ASSIGNED,
  QUARANTINE_RETRIED,
  INDEX_REBUILD_STARTED,
  DEAD_LETTER_RETRIED,
  AUDIT_SEARCHED,
  AUDIT_VERIFIED,
  ACCESS_REFUSED,
  // links
  APPLICATION_REGISTERED,
  APPLICATION_CHANGED,
  APPLICATION_SECRET_ROTATED,
  APPLICATION_DEACTIVATED,
  APPLICATION_REACTIVATED,
  LINK_OPENED,
  LINK_REFUSED,
  LINK_TRIED,
  /** The chain's own: a day begins. */
  DAY_OPENED,
  /** The chain's own: a day ends. */
  DAY_CLOSED,
  /** Written by a newer version of Anjuan; never appended by this one. */
  OTHER
}
