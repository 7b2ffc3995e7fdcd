package org.anjuan.web.trace;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A record's trace: for those who may see the record and have the right to its trace on its campus.
 */
@RestController
class RecordTraceController {
  private static final int EVENTS = 300;

  private final RecordAccess access;
  private final AuditSearch search;
  private final AuditTrail trail;
  private final Documents documents;
  private final Clock clock;

  RecordTraceController(
      RecordAccess access, AuditSearch search, AuditTrail trail, Documents documents, Clock clock) {
    this.access = access;
    this.search = search;
    this.trail = trail;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * A part of the axis, the newest first.
   *
   * @param next where the older part begins; null at the end. Views on both sides of the border
   *     make two entries
   */
  record Trace(List<TraceEntry> items, @Nullable String next) {}

  @GetMapping("/api/records/{id}/trace")
  Trace trace(
      Actor actor,
      @PathVariable RecordId id,
      @RequestParam(required = false) @Nullable String cursor) {
    var opened = access.open(actor, Action.VIEW, id, null);
    if (!actor.campusesWith(Right.RECORD_TRACE).contains(opened.record().stay().campus().value())) {
      trail.append(
          AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
              .outcome(AuditOutcome.REFUSED)
              .record(id.value())
              .detail("TRACE OUT_OF_SCOPE"));
      throw new NotFound();
    }
    var olderThan = position(cursor);
    trail.append(
        AuditEvent.of(actor, AuditAction.TRACE_VIEWED, clock.instant()).record(id.value()));
    var filter = AuditSearch.Filter.ofRecord(id.value());
    var page = search.find(new AuditSearch.Query(filter, olderThan, EVENTS));
    var folding = new Folding(titles(page.items(), opened.decision().parts()));
    page.items().forEach(folding::add);
    var next = page.next();
    return new Trace(folding.entries(), next == null ? null : next.id());
  }

  /** Papers that are closed to the reader are traced without their titles. */
  private Map<String, String> titles(List<AuditEntry> entries, Parts parts) {
    var ids =
        entries.stream()
            .map(entry -> entry.event().documentId())
            .filter(Objects::nonNull)
            .map(DocumentId::new)
            .collect(Collectors.toSet());
    var titles = new HashMap<String, String>();
    for (var document : documents.findAll(List.copyOf(ids))) {
      if (parts.opens(document.category().value())) {
        titles.put(document.id().value(), document.title());
      }
    }
    return titles;
  }

  private static @Nullable AuditPosition position(@Nullable String cursor) {
    try {
      return cursor == null || cursor.isBlank() ? null : AuditPosition.parse(cursor);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadRequest("cursor", "翻页标记无效", "The cursor is not valid");
    }
  }
}
