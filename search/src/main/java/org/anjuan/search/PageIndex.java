package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Takes in what changed in the archive. Every call may be repeated, may come late and may run
 * beside others for the same record: the newest revision of a record and the newest version of a
 * document win. What was taken in is durable when a call returns and is found after a refresh: when
 * somebody asks for one, else some seconds later.
 *
 * <p>While the index is dropped, calls do nothing: the rebuild reads everything from the archive.
 * While it is rebuilt, they reach the old index and the new one.
 */
@Service
public class PageIndex {

  private final ElasticsearchClient client;
  private final PageSchema schema;
  private final PageDocuments documents;

  PageIndex(ElasticsearchClient client, PageSchema schema, PageDocuments documents) {
    this.client = client;
    this.schema = schema;
    this.documents = documents;
  }

  /** What a search would meet. */
  public enum State {
    /** There is an index to search. */
    READY,
    /** There is none; search says so until it is created or rebuilt. */
    MISSING
  }

  public State state() {
    return schema.searched().isEmpty() ? State.MISSING : State.READY;
  }

  /**
   * Makes an empty index for an archive that holds nothing yet. Does nothing when there is one.
   * That only one node does it at a time is the caller's lease, as with a rebuild.
   */
  public void create() {
    if (state() == State.MISSING) {
      schema.searchOnly(schema.createUnsearched());
    }
  }

  /**
   * Drops the index. Search is refused with {@link IndexBeingRebuilt} until {@link IndexRebuild}
   * has run.
   */
  public void drop() {
    schema.drop(schema.live());
    schema.drop(schema.searched());
  }

  /** Has an index that a former release made take what this one writes. May be repeated. */
  public void addNewFields() {
    schema.addNewFields();
  }

  /** A record's own data: changed, or new without documents. */
  public void put(RecordEntry record) {
    putRecords(List.of(record));
  }

  public void putRecords(List<RecordEntry> records) {
    if (!records.isEmpty()) {
      toAll(writer -> writer.writeRecords(records));
    }
  }

  /** A document's current version with all its pages, which replace those of any former version. */
  public void put(RecordEntry record, DocumentEntry document, List<PageEntry> pages) {
    put(List.of(new DocumentPages(record, document, pages)));
  }

  /**
   * Many documents at once: much faster than one by one. Keep a batch below a few thousand pages.
   */
  public void put(List<DocumentPages> batch) {
    if (!batch.isEmpty()) {
      toAll(writer -> writer.write(batch));
    }
  }

  public void removeDocument(String recordId, String documentId) {
    toAll(writer -> writer.removeDocument(recordId, documentId));
  }

  public void removeRecord(String recordId) {
    toAll(writer -> writer.removeRecord(recordId));
  }

  /** Makes what was taken in visible to searches at once. It costs: not for each entry. */
  public void refresh() {
    schema.searched().forEach(schema::refresh);
  }

  private Set<String> targets() {
    return schema.live();
  }

  /**
   * The indices are looked up each time: a rebuild that began after this reads the archive after
   * the change that led here.
   */
  private void toAll(Consumer<PageWriter> write) {
    for (var index : targets()) {
      try {
        write.accept(new PageWriter(client, index, documents));
      } catch (SearchUnavailable failed) {
        if (targets().contains(index)) {
          throw failed;
        }
        // It was dropped meanwhile, and with it what was to be written.
      }
    }
  }
}
