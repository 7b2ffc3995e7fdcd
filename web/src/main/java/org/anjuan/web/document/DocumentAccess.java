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
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.watermark.Viewing;
import org.anjuan.security.link.PresentVisit;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The gate to documents: a document is seen by who may see its record, and in it its category. */
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
  record Opened(MedicalRecord record, ArchivedDocument document, DocumentVersion version) {
    /** For what is burnt into a page of it, or into all when {@code page} is null. */
    Viewing viewing(Actor actor, @Nullable Integer page) {
      var number = Stated.valueOf(record.recordNo());
      return new Viewing(
          actor,
          record.stay().campus(),
          record.id().value(),
          number == null ? null : number.value(),
          document.id().value(),
          version.number(),
          page);
    }
  }

  ArchivedDocument require(Actor actor, Action action, DocumentId id) {
    var document = documents.find(id).orElseThrow(NotFound::new);
    records.open(actor, action, document.recordId(), document.category().value());
    return document;
  }

  Opened require(Actor actor, Action action, DocumentId id, int version) {
    var document = documents.find(id).orElseThrow(NotFound::new);
    var category = document.category().value();
    var record = records.open(actor, action, document.recordId(), category).record();
    return new Opened(record, document, document.version(version).orElseThrow(NotFound::new));
  }

  /** Puts on record what is about to leave; called before it does. */
  void note(Actor actor, AuditAction action, Opened opened, @Nullable Integer page) {
    var event = event(actor, action, opened);
    trail.append(page == null ? event : event.page(page));
  }

  /** As above, for a page that takes time to draw: it leaves after the event is on record. */
  AuditTrail.Begun noting(Actor actor, AuditAction action, Opened opened, int page) {
    return trail.begin(event(actor, action, opened).page(page));
  }

  /** As above, for a picture too small to be read. */
  void noteThumbnail(Actor actor, Opened opened, int page) {
    trail.append(event(actor, AuditAction.VIEW_PAGE, opened).page(page).detail("thumbnail"));
  }

  /** As above, with what was looked for. */
  void noteFinding(Actor actor, Opened opened, String words) {
    trail.append(event(actor, AuditAction.READ_TEXT, opened).detail("find=" + words));
  }

  /** As above, with the version it is compared with. */
  void noteComparing(Actor actor, Opened opened, int since) {
    trail.append(event(actor, AuditAction.READ_TEXT, opened).detail("since=" + since));
  }

  /** Puts on record that a document's description is about to leave. */
  void noteDescription(Actor actor, ArchivedDocument document) {
    trail.append(
        AuditEvent.of(actor, AuditAction.VIEW_RECORD, clock.instant())
            .record(document.recordId().value())
            .document(document.id().value()));
  }

  /** Puts on record that the list of a record's documents is about to leave. */
  void noteList(Actor actor, RecordId record) {
    trail.append(
        through.mark(
            AuditEvent.of(actor, AuditAction.VIEW_RECORD, clock.instant())
                .record(record.value())
                .detail("documents")));
  }

  private AuditEvent event(Actor actor, AuditAction action, Opened opened) {
    return through.mark(
        AuditEvent.of(actor, action, clock.instant())
            .record(opened.document().recordId().value())
            .document(opened.document().id().value())
            .version(opened.version().number()));
  }
}
