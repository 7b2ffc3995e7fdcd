package org.anjuan.search;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One event of the audit trail as it is searched; the trail itself is elsewhere and is the truth.
 *
 * @param seq number within the day; with {@code day} the event's identity
 * @param page of a document, when the event is about one
 */
public record AuditEntry(
    LocalDate day,
    long seq,
    Instant at,
    String actor,
    @Nullable String actorName,
    String action,
    String outcome,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer page,
    @Nullable String address,
    @Nullable String detail) {

  @Override
  public String toString() {
    return "AuditEntry[" + day + ", " + seq + "]";
  }
}
