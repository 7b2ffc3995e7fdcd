package org.anjuan.search.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.IndexContended;
import org.anjuan.search.PageBatch;
import org.anjuan.search.PageIndex;
import org.anjuan.search.RecordEntry;
import org.anjuan.search.SearchUnavailable;
import org.springframework.stereotype.Component;

/** Brings batches of changed records and documents into the index as they are now in the store. */
@Component
class Indexer {
  private static final int PAGES_AT_ONCE = 1_000;

  private final WorkQueue queue;
  private final MedicalRecords records;
  private final Documents documents;
  private final IndexEntries entries;
  private final PageIndex index;
  private final RefreshPace pace;

  Indexer(
      WorkQueue queue,
      MedicalRecords records,
      Documents documents,
      IndexEntries entries,
      PageIndex index,
      RefreshPace pace) {
    this.queue = queue;
    this.records = records;
    this.documents = documents;
    this.entries = entries;
    this.index = index;
    this.pace = pace;
  }

  void indexRecords(List<WorkItem> items) {
    var ids = items.stream().map(item -> new RecordId(item.subject())).toList();
    index.putRecords(records.findAll(ids).stream().map(entries::record).toList());
    pace.wrote(items.size());
    queue.done(items);
  }

  /**
   * One document that can't be indexed does not cost its neighbours an attempt, nor its record its
   * entry.
   */
  void indexDocuments(List<WorkItem> items) {
    try {
      index(items);
    } catch (RuntimeException failed) {
      requireIndex(failed);
      if (items.size() == 1) {
        index.putRecords(List.copyOf(ownersOf(documentsOf(items)).values()));
        throw failed;
      }
      items.forEach(this::indexAlone);
    }
  }

  private void indexAlone(WorkItem item) {
    try {
      indexDocuments(List.of(item));
    } catch (RuntimeException failed) {
      requireIndex(failed);
      queue.failed(item, failed.getClass().getSimpleName());
    }
  }

  /** That the index is away, or too busy, is no document's fault. */
  private static void requireIndex(RuntimeException failed) {
    if (failed instanceof IndexContended
        || failed instanceof SearchUnavailable away && away.mayPass()) {
      throw failed;
    }
  }

  private void index(List<WorkItem> items) {
    var found = documentsOf(items);
    var owners = ownersOf(found);
    var batch = new PageBatch(PAGES_AT_ONCE);
    var withoutText = new ArrayList<RecordEntry>();
    for (var document : found) {
      var owner = owners.get(document.recordId());
      if (owner == null) {
        continue;
      }
      var read = entries.document(owner, document);
      if (read.isEmpty()) {
        withoutText.add(owner);
      } else {
        batch.add(read.get());
        if (batch.isFull()) {
          index.put(batch.take());
        }
      }
    }
    index.put(batch.take());
    index.putRecords(withoutText); // of the others they have come with the documents
    pace.wrote(items.size());
    queue.done(items);
  }

  private List<ArchivedDocument> documentsOf(List<WorkItem> items) {
    return documents.findAll(items.stream().map(item -> new DocumentId(item.subject())).toList());
  }

  private Map<RecordId, RecordEntry> ownersOf(List<ArchivedDocument> found) {
    var ids = found.stream().map(ArchivedDocument::recordId).distinct().toList();
    var owners = new HashMap<RecordId, RecordEntry>();
    records.findAll(ids).forEach(record -> owners.put(record.id(), entries.record(record)));
    return owners;
  }
}
