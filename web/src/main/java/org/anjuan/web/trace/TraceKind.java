package org.anjuan.web.trace;

import org.anjuan.archive.audit.AuditAction;

/** What an entry of the axis is about; colours and icons go by it. */
enum TraceKind {
  ARCHIVE,
  VIEW,
  EXPORT,
  PRINT,
  BORROW,
  RECALL,
  SEAL,
  QUALITY,
  ACCESS,
  REFUSED,
  TRACE,
  OTHER;

  /** By the action's name: capabilities that come later bring actions that are named alike. */
  static TraceKind of(AuditAction action) {
    return switch (action) {
      case INTAKE, QUARANTINE_ASSIGNED, QUARANTINE_RETRIED, SCAN_FINISHED -> ARCHIVE;
      case IMAGES_PASSED, IMAGES_REJECTED -> QUALITY;
      case VIEW_RECORD, VIEW_PAGE, READ_TEXT, PAGES_READ -> VIEW;
      case DOWNLOAD -> EXPORT;
      case ACCESS_REFUSED -> REFUSED;
      case TRACE_VIEWED -> TRACE;
      default -> byName(action.name());
    };
  }

  private static TraceKind byName(String name) {
    if (name.contains("PRINT")) {
      return PRINT;
    }
    if (name.contains("EXPORT")) {
      return EXPORT;
    }
    if (name.contains("BORROW") || name.contains("LOAN") || name.contains("LEND")) {
      return BORROW;
    }
    if (name.contains("RECALL")) {
      return RECALL;
    }
    if (name.contains("SEAL")) {
      return SEAL;
    }
    if (name.contains("QUALITY") || name.contains("QC") || name.contains("DEFECT")) {
      return QUALITY;
    }
    if (name.contains("ARCHIV") || name.contains("SUBMIT") || name.contains("FILED")) {
      return ARCHIVE;
    }
    if (name.contains("GRANT") || name.contains("TAG") || name.contains("CONFIDENTIAL")) {
      return ACCESS;
    }
    return OTHER;
  }
}
