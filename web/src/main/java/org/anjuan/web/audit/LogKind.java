package org.anjuan.web.audit;

import java.util.EnumSet;
import java.util.Set;
import org.anjuan.archive.audit.AuditAction;

/** The kinds of log that an administrator asks for (SYS-3): log-in, operation, import, anomaly. */
enum LogKind {
  LOG_IN(
      AuditAction.LOG_IN,
      AuditAction.LOG_IN_FAILED,
      AuditAction.LOG_OUT,
      AuditAction.ACCOUNT_LOCKED,
      AuditAction.TOKEN_REFUSED),
  IMPORT(
      AuditAction.INTAKE,
      AuditAction.QUARANTINED,
      AuditAction.QUARANTINE_ASSIGNED,
      AuditAction.QUARANTINE_RETRIED),
  ANOMALY(
      AuditAction.ACCESS_REFUSED,
      AuditAction.LOG_IN_FAILED,
      AuditAction.ACCOUNT_LOCKED,
      AuditAction.TOKEN_REFUSED,
      AuditAction.STATION_REFUSED,
      AuditAction.AUDIT_DAMAGED,
      AuditAction.ANOMALY_RAISED),
  /** All that people and systems do which is of no other kind. */
  OPERATION;

  private final Set<AuditAction> named;

  LogKind(AuditAction... named) {
    this.named = Set.of(named);
  }

  Set<AuditAction> actions() {
    if (this != OPERATION) {
      return named;
    }
    var all = EnumSet.allOf(AuditAction.class);
    all.removeAll(LOG_IN.named);
    all.removeAll(IMPORT.named);
    all.removeAll(ANOMALY.named);
    all.remove(AuditAction.DAY_OPENED);
    all.remove(AuditAction.DAY_CLOSED);
    return all;
  }
}
