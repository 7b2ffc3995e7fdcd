package org.anjuan.archive.reconciliation;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.stereotype.Component;

/** What came from a source and could not be read is read again. */
@Component
class ReadAgain implements CollectAgain {
  private final Documents documents;
  private final WorkQueue work;

  ReadAgain(Documents documents, WorkQueue work) {
    this.documents = documents;
    this.work = work;
  }

  @Override
  public int ask(Actor by, MedicalRecord record, String system) {
    var ids = record.documents().keySet().stream().map(DocumentId::new).toList();
    var unread =
        documents.findAll(ids).stream()
            .filter(document -> document.source().system().equals(system))
            .filter(ReadAgain::isUnread)
            .toList();
    for (var document : unread) {
      documents.giveAnotherTry(document.id());
      work.ask(WorkKind.EXTRACT, document.id().value());
    }
    return unread.size();
  }

  private static boolean isUnread(ArchivedDocument document) {
    return document.versions().stream().anyMatch(one -> one.reading() == Reading.FAILED);
  }
}
