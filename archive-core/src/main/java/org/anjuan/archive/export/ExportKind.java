package org.anjuan.archive.export;

import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.audit.AuditAction;

/** What many documents are copied for. */
public enum ExportKind {
  /** A ZIP of stamped files. */
  FILES(
      Action.EXPORT,
      BulkWork.EXPORT,
      AuditAction.EXPORT_REQUESTED,
      AuditAction.DOCUMENT_EXPORTED,
      AuditAction.EXPORT_DOWNLOADED),
  /** One stamped PDF of all, in binding order. */
  PRINT(
      Action.PRINT,
      BulkWork.BATCH_PRINT,
      AuditAction.PRINT_REQUESTED,
      AuditAction.DOCUMENT_PRINTED,
      AuditAction.PRINT_DOWNLOADED);

  private final Action action;
  private final BulkWork work;
  private final AuditAction requested;
  private final AuditAction copied;
  private final AuditAction downloaded;

  ExportKind(
      Action action,
      BulkWork work,
      AuditAction requested,
      AuditAction copied,
      AuditAction downloaded) {
    this.action = action;
    this.work = work;
    this.requested = requested;
    this.copied = copied;
    this.downloaded = downloaded;
  }

  /** What the rule book is asked for each document. */
  public Action action() {
    return action;
  }

  /** What it counts as where designated places are asked for. */
  public BulkWork work() {
    return work;
  }

  public AuditAction requested() {
    return requested;
  }

  AuditAction copied() {
    return copied;
  }

  public AuditAction downloaded() {
    return downloaded;
  }
}
