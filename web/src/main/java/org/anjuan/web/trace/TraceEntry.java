package org.anjuan.web.trace;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the axis: one event, or page views of one person that follow each other.
 *
 * @param at of the first event
 * @param until of the last; the same where there is but one
 * @param events how many are folded into it
 * @param millis how long pages were looked at, where the viewer has told
 */
record TraceEntry(
    String id,
    TraceKind kind,
    AuditAction action,
    AuditOutcome outcome,
    Instant at,
    Instant until,
    String actor,
    String actorName,
    @Nullable String staffNo,
    @Nullable String roles,
    @Nullable String address,
    @Nullable String device,
    int events,
    @Nullable Long millis,
    List<TracePaper> papers,
    @Nullable String detail) {

  TraceEntry {
    papers = List.copyOf(papers);
  }

  /**
   * A document that was touched.
   *
   * @param title as it is called now
   * @param pages as {@code 1-3,7}; null: none in particular
   */
  record TracePaper(
      String documentId,
      @Nullable String title,
      @Nullable Integer version,
      @Nullable String pages) {}
}
