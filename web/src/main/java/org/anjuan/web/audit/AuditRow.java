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
    AuditAction action,
    AuditOutcome outcome,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer page,
    @Nullable String address,
    @Nullable String detail) {

  /** A part of the trail; {@code next} is null at the end. */
  record Rows(List<AuditRow> items, @Nullable String next) {
    static Rows of(AuditSearch.Page found) {
      return new Rows(found.items().stream().map(AuditRow::of).toList(), found.next());
    }
  }

  private static AuditRow of(AuditEntry entry) {
    var event = entry.event();
    return new AuditRow(
        entry.position().seq(),
        entry.position().day(),
        event.at(),
        event.actor(),
        event.actorName(),
        event.action(),
        event.outcome(),
        event.recordId(),
        event.documentId(),
        event.version(),
        event.page(),
        event.address(),
        event.detail());
  }
}
