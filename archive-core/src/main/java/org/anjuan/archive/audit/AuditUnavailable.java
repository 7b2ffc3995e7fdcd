package org.anjuan.archive.audit;

/** The event is not on record, so what it would have recorded must not happen. */
public final class AuditUnavailable extends RuntimeException {
  AuditUnavailable(Throwable cause) {
    super("the audit trail could not be written", cause);
  }
}
