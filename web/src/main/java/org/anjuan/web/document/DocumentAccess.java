package org.anjuan.web.document;

import java.time.Clock;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.document.Documents;
import org.anjuan.security.link.PresentVisit;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The gate to documents: a document is seen by who may see its record. */
@Component
class DocumentAccess {
  private final Documents documents;
  private final RecordAccess records;
  private final AuditTrail trail;
  private final PresentVisit through;
  private final Clock clock;

  DocumentAccess(
      Documents documents,
      RecordAccess records,
      AuditTrail trail,
      PresentVisit through,
      Clock clock) {
    this.documents = documents;
    this.records = records;
    this.trail = trail;
    this.through = through;
    this.clock = clock;
  }

  /** A version that this actor may do what was asked with. */
  record Opened(ArchivedDocument document, DocumentVersion version) {}

  ArchivedDocument require(Actor actor, Action action, DocumentId id) {
    var document = documents.find(id).orElseThrow(NotFound::new);
    records.require(actor, action, document.recordId());
    return document;
  }

  Opened require(Actor actor, Action action, DocumentId id, int version) {
    var document = require(actor, action, id);
    return new Opened(document, document.version(version).orElseThrow(NotFound::new));
  }

  /** Puts on record what is about to leave; called before it does. */
  void note(Actor actor, AuditAction action, Opened opened, @Nullable Integer page) {
    var event =
        AuditEvent.of(actor, action, clock.instant())
            .record(opened.document().recordId().value())
            .document(opened.document().id().value())
            .version(opened.version().number());
    trail.append(through.mark(page == null ? event : event.page(page)));
  }
}
