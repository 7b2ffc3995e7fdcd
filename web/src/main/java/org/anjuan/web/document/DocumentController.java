package org.anjuan.web.document;

import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.document.DocumentViews.DocumentView;
import org.anjuan.web.record.RecordAccess;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What documents there are. */
@RestController
class DocumentController {
  private final RecordAccess records;
  private final DocumentAccess access;
  private final Documents documents;
  private final DocumentViews views;

  DocumentController(
      RecordAccess records, DocumentAccess access, Documents documents, DocumentViews views) {
    this.records = records;
    this.access = access;
    this.documents = documents;
    this.views = views;
  }

  /** A record's documents in binding order. */
  record DocumentList(List<DocumentView> items) {}

  @GetMapping("/api/records/{id}/documents")
  DocumentList ofRecord(Actor actor, @PathVariable RecordId id) {
    var record = records.require(actor, Action.VIEW, id);
    access.noteList(actor, id);
    var ids = record.documents().keySet().stream().map(DocumentId::new).toList();
    return new DocumentList(views.inBindingOrder(documents.findAll(ids)));
  }

  @GetMapping("/api/documents/{id}")
  DocumentView document(Actor actor, @PathVariable DocumentId id) {
    var document = access.require(actor, Action.VIEW, id);
    access.noteDescription(actor, document);
    return views.view(document);
  }
}
