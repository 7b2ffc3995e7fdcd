package org.anjuan.web.audit;

import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit, which is itself on record. */
@RestController
class AuditController {
  private static final int PAGE = 100;

  private final AuditSearch search;
  private final AuditTrail trail;
  private final Clock clock;

  AuditController(AuditSearch search, AuditTrail trail, Clock clock) {
    this.search = search;
    this.trail = trail;
    this.clock = clock;
  }

  /** Events, the newest first; the first page says how many there are. */
  @GetMapping("/api/audit")
  AuditRow.Rows audit(
      Actor actor,
      @ParameterObject @ModelAttribute AuditQuestion question,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter = question.filter(trail);
    var olderThan = AuditQuestion.parse("cursor", cursor, AuditPosition::parse);
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_SEARCHED, clock.instant())
            .detail(question.inWords()));
    var page = search.find(new AuditSearch.Query(filter, olderThan, PAGE));
    return AuditRow.Rows.of(page, olderThan == null ? search.count(filter) : null);
  }
}
