package org.anjuan.archive.access;

/** What a role or a token allows. The names are part of the interface ({@code GET /api/me}). */
public enum Right {
  RECORD_SEARCH,
  RECORD_VIEW,
  DOCUMENT_DOWNLOAD,
  INTAKE_PUSH,
  QUARANTINE_MANAGE,
  SYSTEM_MONITOR,
  INDEX_REBUILD,
  DEAD_LETTER_MANAGE,
  USER_ADMIN,
  // links
  APPLICATION_MANAGE,
  AUDIT_READ,
  // trail
  ANOMALY_RULES_MANAGE,
  RECORD_TRACE,
  // watermarks
  WATERMARK_SET,
  WATERMARK_READ,
  // the rule book
  GRANT_MANAGE,
  ACCESS_RULES_MANAGE,
  RECORD_MARK,
  // people
  ACCOUNT_READ,
  ACCOUNT_MANAGE,
  ORGANISATION_MANAGE,
  TOKEN_MANAGE,
  LOG_IN_ALERT_READ,
  // sign-on
  SIGN_ON_MANAGE,
  // notices
  NOTICE_MANAGE,
  // collectors
  COLLECTOR_MANAGE,
  COLLECTOR_RUN,
  CATEGORY_MAP_MANAGE,
  // monitoring
  COLLECTION_WATCH,
  EXPECTATION_MANAGE,
  WALL_DISPLAY,
  METRICS_READ,
  // paper
  PAPER_SCAN,
  PAPER_STORE,
  PAPER_REVIEW,
  PAPER_MANAGE,
  // messages
  MESSAGE_MANAGE,
  LISTENER_MANAGE
}
