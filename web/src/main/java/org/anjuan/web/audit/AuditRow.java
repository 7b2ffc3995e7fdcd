package org.anjuan.web.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditSearch;
import org.jspecify.annotations.Nullable;

/** An event as the interface gives it. */
record AuditRow(
    long seq,
    LocalDate day,
    Instant at,
    String actor,
    String actorName,
    @Nullable String staffNo,
    @Nullable String roles,
    @Nullable String departments,
    AuditAction action,
    AuditOutcome outcome,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer page,
    @Nullable String pages,
    @Nullable Integer millis,
    @Nullable String address,
    @Nullable String device,
    @Nullable String correlation,
    @Nullable String detail) {

  /**
   * A part of the trail.
   *
   * @param next null at the end
   * @param total how many there are in all; with the first part only
   */
  record Rows(List<AuditRow> items, @Nullable String next, @Nullable Long total) {
    static Rows of(AuditSearch.Page found, @Nullable Long total) {
      var next = found.next();
      return new Rows(
          found.items().stream().map(AuditRow::of).toList(),
          next == null ? null : next.id(),
          total);
    }
  }

  static AuditRow of(AuditEntry entry) {
    var event = entry.event();
    return new AuditRow(
        entry.position().seq(),
        entry.position().day(),
        event.at(),
        event.actor(),
        event.actorName(),
        event.who().staffNo(),
        event.who().roles(),
        event.who().departments(),
        event.action(),
        event.outcome(),
        event.recordId(),
        event.documentId(),
        event.version(),
        event.page(),
        event.what().pages(),
        event.what().millis(),
        event.address(),
        event.where().device(),
        event.where().correlation(),
        event.detail());
  }
}
