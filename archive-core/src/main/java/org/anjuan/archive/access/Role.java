package org.anjuan.archive.access;

import static org.anjuan.archive.access.Right.ANOMALY_RULES_MANAGE;
import static org.anjuan.archive.access.Right.APPLICATION_MANAGE;
import static org.anjuan.archive.access.Right.AUDIT_READ;
import static org.anjuan.archive.access.Right.DEAD_LETTER_MANAGE;
import static org.anjuan.archive.access.Right.DOCUMENT_DOWNLOAD;
import static org.anjuan.archive.access.Right.INDEX_REBUILD;
import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.QUARANTINE_MANAGE;
import static org.anjuan.archive.access.Right.RECORD_SEARCH;
import static org.anjuan.archive.access.Right.RECORD_TRACE;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.archive.access.Right.SYSTEM_MONITOR;
import static org.anjuan.archive.access.Right.USER_ADMIN;

import java.util.Set;

/**
 * What a person is in the archive. The table below is the whole truth about rights; which records
 * they apply to is {@link AccessRules}' part.
 */
public enum Role {
  RECORDS_STAFF(
      Reach.CAMPUS,
      RECORD_SEARCH,
      RECORD_VIEW,
      DOCUMENT_DOWNLOAD,
      INTAKE_PUSH,
      QUARANTINE_MANAGE,
      RECORD_TRACE),
  PHYSICIAN(Reach.DEPARTMENTS_AND_TREATED, RECORD_SEARCH, RECORD_VIEW),
  NURSE(Reach.DEPARTMENTS, RECORD_SEARCH, RECORD_VIEW),
  QC_REVIEWER(Reach.CAMPUS, RECORD_SEARCH, RECORD_VIEW, RECORD_TRACE),
  COUNTER_CLERK(Reach.CAMPUS, RECORD_SEARCH, RECORD_VIEW, DOCUMENT_DOWNLOAD, RECORD_TRACE),
  SYSTEM_ADMIN(Reach.NO_RECORDS, SYSTEM_MONITOR, INDEX_REBUILD, DEAD_LETTER_MANAGE),
  SECURITY_ADMIN(Reach.NO_RECORDS, USER_ADMIN, APPLICATION_MANAGE),
  AUDIT_ADMIN(Reach.NO_RECORDS, AUDIT_READ, ANOMALY_RULES_MANAGE);

  /** Which records a role's rights extend to. */
  enum Reach {
    CAMPUS,
    DEPARTMENTS,
    DEPARTMENTS_AND_TREATED,
    NO_RECORDS
  }

  private final Reach reach;
  private final Set<Right> rights;

  Role(Reach reach, Right... rights) {
    this.reach = reach;
    this.rights = Set.of(rights);
  }

  public Set<Right> rights() {
    return rights;
  }

  /**
   * One of the three administrators (三员): an account holds one of them at most, and reads no
   * records by it.
   */
  public boolean isAdministrator() {
    return reach == Reach.NO_RECORDS;
  }

  Reach reach() {
    return reach;
  }
}
