package org.anjuan.web.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.ArchivedDocument;
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

  /** A record's open documents in binding order, and how many are closed. */
  record DocumentList(List<DocumentView> items, List<ClosedPart> closed) {}

  /** A category that is closed to the reader. */
  record ClosedPart(
      String category, String categoryName, String categoryNameEnglish, int order, int count) {}

  @GetMapping("/api/records/{id}/documents")
  DocumentList ofRecord(Actor actor, @PathVariable RecordId id) {
    var opened = records.open(actor, Action.VIEW, id, null);
    access.noteList(actor, id);
    var parts = opened.decision().parts();
    var ids = opened.record().documents().keySet().stream().map(DocumentId::new).toList();
    var open = new ArrayList<ArchivedDocument>();
    var closed = new TreeMap<String, Integer>();
    for (var document : documents.findAll(ids)) {
      var category = document.category().value();
      if (parts.opens(category)) {
        open.add(document);
      } else {
        closed.merge(category, 1, Integer::sum);
      }
    }
    return new DocumentList(views.inBindingOrder(open), views.closed(closed));
  }

  @GetMapping("/api/documents/{id}")
  DocumentView document(Actor actor, @PathVariable DocumentId id) {
    var document = access.require(actor, Action.VIEW, id);
    access.noteDescription(actor, document);
    return views.view(document);
  }
}
