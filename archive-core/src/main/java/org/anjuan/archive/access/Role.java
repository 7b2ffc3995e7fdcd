package org.anjuan.archive.access;

import static org.anjuan.archive.access.Right.ACCESS_RULES_MANAGE;
import static org.anjuan.archive.access.Right.ACCOUNT_MANAGE;
import static org.anjuan.archive.access.Right.ACCOUNT_READ;
import static org.anjuan.archive.access.Right.ANOMALY_RULES_MANAGE;
import static org.anjuan.archive.access.Right.APPLICATION_MANAGE;
import static org.anjuan.archive.access.Right.AUDIT_READ;
import static org.anjuan.archive.access.Right.CATEGORY_MAP_MANAGE;
import static org.anjuan.archive.access.Right.COLLECTION_WATCH;
import static org.anjuan.archive.access.Right.COLLECTOR_MANAGE;
import static org.anjuan.archive.access.Right.COLLECTOR_RUN;
import static org.anjuan.archive.access.Right.DEAD_LETTER_MANAGE;
import static org.anjuan.archive.access.Right.DOCUMENT_DOWNLOAD;
import static org.anjuan.archive.access.Right.EXPECTATION_MANAGE;
import static org.anjuan.archive.access.Right.GRANT_MANAGE;
import static org.anjuan.archive.access.Right.INDEX_REBUILD;
import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.LISTENER_MANAGE;
import static org.anjuan.archive.access.Right.LOG_IN_ALERT_READ;
import static org.anjuan.archive.access.Right.MESSAGE_MANAGE;
import static org.anjuan.archive.access.Right.METRICS_READ;
import static org.anjuan.archive.access.Right.NOTICE_MANAGE;
import static org.anjuan.archive.access.Right.ORGANISATION_MANAGE;
import static org.anjuan.archive.access.Right.PAPER_MANAGE;
import static org.anjuan.archive.access.Right.PAPER_REVIEW;
import static org.anjuan.archive.access.Right.PAPER_SCAN;
import static org.anjuan.archive.access.Right.PAPER_STORE;
import static org.anjuan.archive.access.Right.QUARANTINE_MANAGE;
import static org.anjuan.archive.access.Right.RECORD_MARK;
import static org.anjuan.archive.access.Right.RECORD_SEARCH;
import static org.anjuan.archive.access.Right.RECORD_TRACE;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.archive.access.Right.SIGN_ON_MANAGE;
import static org.anjuan.archive.access.Right.STATION_LOG_READ;
import static org.anjuan.archive.access.Right.STATION_MANAGE;
import static org.anjuan.archive.access.Right.SYSTEM_MONITOR;
import static org.anjuan.archive.access.Right.TOKEN_MANAGE;
import static org.anjuan.archive.access.Right.USER_ADMIN;
import static org.anjuan.archive.access.Right.WALL_DISPLAY;
import static org.anjuan.archive.access.Right.WATERMARK_READ;
import static org.anjuan.archive.access.Right.WATERMARK_SET;

import java.util.Set;

/**
 * What a person is in the archive. The table below is the whole truth about rights; which records
 * they apply to is {@link AccessRules}' part.
 */
public enum Role {
  RECORDS_STAFF(
      Extent.CAMPUS,
      RECORD_SEARCH,
      RECORD_VIEW,
      DOCUMENT_DOWNLOAD,
      INTAKE_PUSH,
      QUARANTINE_MANAGE,
      MESSAGE_MANAGE,
      RECORD_TRACE,
      GRANT_MANAGE,
      RECORD_MARK,
      COLLECTOR_RUN,
      CATEGORY_MAP_MANAGE,
      COLLECTION_WATCH,
      EXPECTATION_MANAGE,
      WALL_DISPLAY,
      PAPER_SCAN,
      PAPER_STORE,
      PAPER_REVIEW,
      PAPER_MANAGE,
      STATION_LOG_READ),
  PHYSICIAN(Extent.DEPARTMENTS_AND_TREATED, RECORD_SEARCH, RECORD_VIEW),
  NURSE(Extent.DEPARTMENTS, RECORD_SEARCH, RECORD_VIEW),
  QC_REVIEWER(Extent.CAMPUS, RECORD_SEARCH, RECORD_VIEW, RECORD_TRACE, COLLECTION_WATCH),
  COUNTER_CLERK(Extent.CAMPUS, RECORD_SEARCH, RECORD_VIEW, DOCUMENT_DOWNLOAD, RECORD_TRACE),
  SYSTEM_ADMIN(
      Extent.NO_RECORDS,
      SYSTEM_MONITOR,
      INDEX_REBUILD,
      DEAD_LETTER_MANAGE,
      MESSAGE_MANAGE,
      LISTENER_MANAGE,
      WATERMARK_SET,
      ACCOUNT_READ,
      ACCOUNT_MANAGE,
      ORGANISATION_MANAGE,
      NOTICE_MANAGE,
      COLLECTOR_MANAGE,
      COLLECTOR_RUN,
      CATEGORY_MAP_MANAGE,
      COLLECTION_WATCH,
      EXPECTATION_MANAGE,
      WALL_DISPLAY,
      METRICS_READ,
      STATION_MANAGE,
      STATION_LOG_READ),
  SECURITY_ADMIN(
      Extent.NO_RECORDS,
      USER_ADMIN,
      SIGN_ON_MANAGE,
      GRANT_MANAGE,
      ACCESS_RULES_MANAGE,
      ACCOUNT_READ,
      TOKEN_MANAGE,
      APPLICATION_MANAGE,
      LOG_IN_ALERT_READ),
  AUDIT_ADMIN(
      Extent.NO_RECORDS, AUDIT_READ, ANOMALY_RULES_MANAGE, WATERMARK_READ, LOG_IN_ALERT_READ);

  /** Which records a role's rights extend to. */
  enum Extent {
    CAMPUS,
    DEPARTMENTS,
    DEPARTMENTS_AND_TREATED,
    NO_RECORDS
  }

  private final Extent reach;
  private final Set<Right> rights;

  Role(Extent reach, Right... rights) {
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
    return reach == Extent.NO_RECORDS;
  }

  Extent reach() {
    return reach;
  }
}
