package org.anjuan.search.projection;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.TamperedBlob;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.DocumentPages;
import org.anjuan.search.IndexRebuild;
import org.anjuan.search.IndexRebuild.RecordContent;
import org.anjuan.search.RecordEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** All that is to be in the index, read from the archive. */
@Component
class WholeArchive {
  private static final Logger LOG = LoggerFactory.getLogger(WholeArchive.class);

  private final MedicalRecords records;
  private final Documents documents;
  private final IndexEntries entries;
  private final WorkQueue queue;

  WholeArchive(MedicalRecords records, Documents documents, IndexEntries entries, WorkQueue queue) {
    this.records = records;
    this.documents = documents;
    this.entries = entries;
    this.queue = queue;
  }

  /** How many records there are, about. */
  long records() {
    return records.count();
  }

  Reading read() {
    return new Reading();
  }

  /**
   * The archive, read once. What is damaged, or refused by the index, is left out and asked for
   * through the queue: there it becomes a dead letter that somebody sees.
   */
  final class Reading implements IndexRebuild.Source {
    private long leftOut;

    private Reading() {}

    long leftOut() {
      return leftOut;
    }

    @Override
    public long records() {
      return WholeArchive.this.records();
    }

    @Override
    public Iterator<RecordContent> open() {
      var all = records.all().iterator();
      return new Iterator<>() { // a mapped stream would read the contents of a hundred at once
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public RecordContent next() {
          return content(all.next());
        }
      };
    }

    private RecordContent content(MedicalRecord record) {
      var entry = entries.record(record);
      var ids = record.documents().keySet().stream().map(DocumentId::new).toList();
      return new RecordContent(
          entry,
          () -> documents.findAll(ids).stream().flatMap(d -> pages(entry, d).stream()).iterator());
    }

    /** Only what says that this document is damaged: a store that is away concerns all. */
    private Optional<DocumentPages> pages(RecordEntry record, ArchivedDocument document) {
      try {
        return entries.document(record, document);
      } catch (NoSuchBlob
          | TamperedBlob
          | UncheckedIOException
          | JacksonException
          | IllegalArgumentException damaged) {
        leaveOut(WorkKind.INDEX_DOCUMENT, document.id().value(), damaged.getClass());
        return Optional.empty();
      }
    }

    @Override
    public void refused(DocumentPages document) {
      leaveOut(WorkKind.INDEX_DOCUMENT, document.document().id(), IndexRebuild.class);
    }

    @Override
    public void refused(RecordEntry record) {
      leaveOut(WorkKind.INDEX_RECORD, record.id(), IndexRebuild.class);
    }

    private void leaveOut(WorkKind kind, String subject, Class<?> reason) {
      leftOut++;
      LOG.warn("Left out of the new index: {} {}: {}", kind, subject, reason.getSimpleName());
      queue.ask(kind, subject);
    }
  }
}
