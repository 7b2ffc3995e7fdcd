package org.anjuan.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of the audit trail as it is searched; the trail itself is elsewhere and is the truth.
 *
 * @param seq number within the day; with {@code day} the event's identity
 * @param roles all that the actor held then
 * @param page of a document, when the event is about one
 * @param pages several of a document, as {@code 1-3,7}
 * @param millis how long they were looked at
 */
public record AuditEntry(
    LocalDate day,
    long seq,
    Instant at,
    String actor,
    @Nullable String actorName,
    @Nullable String staffNo,
    @Nullable List<String> roles,
    @Nullable List<String> departments,
    String action,
    String outcome,
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

  @Override
  public String toString() {
    return "AuditEntry[" + day + ", " + seq + "]";
  }
}
