package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes documents into one index so that the outcome does not depend on the order or the number of
 * attempts: pages of a lower version never replace pages of a higher one, nor a former title or
 * category the present one, and each page carries the newest state of its record that anyone has
 * written.
 *
 * <p>Pages are compared before they are written and written only if unchanged since ({@code
 * if_seq_no}). The record's entry is written before its pages are; whoever writes a page looks at
 * the record's entry again afterwards. So of a writer of pages and a writer of the record at least
 * one sees what the other did, and mends it. It is the same with two who write versions of one
 * document: pages that one has not seen yet the other may just be writing, so both look again.
 */
final class PageWriter {

  private static final int ATTEMPTS = 8;

  private final ElasticsearchClient client;
  private final String index;
  private final PageDocuments documents;
  private final RecordWriter records;

  PageWriter(ElasticsearchClient client, String index, PageDocuments documents) {
    this.client = client;
    this.index = index;
    this.documents = documents;
    this.records = new RecordWriter(client, index);
  }

  /** Returns what is stored by then of these records, by id. */
  Map<String, ObjectNode> writeRecords(List<RecordEntry> entries) {
    var newest = new LinkedHashMap<String, ObjectNode>();
    for (var entry : entries) {
      var document = documents.record(entry);
      newest.merge(
          entry.id(),
          document,
          (a, b) -> RecordWriter.revision(a) > RecordWriter.revision(b) ? a : b);
    }
    return records.write(newest);
  }

  void write(List<DocumentPages> batch) {
    var facts = writeRecords(batch.stream().map(DocumentPages::record).toList());
    var remaining = newestOf(batch);
    for (int attempt = 0; !remaining.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new IndexContended();
      }
      remaining = attempt(remaining, facts);
    }
    records.settle(facts);
  }

  private static List<DocumentPages> newestOf(List<DocumentPages> batch) {
    var newest = new LinkedHashMap<String, DocumentPages>();
    for (var each : batch) {
      newest.merge(
          each.document().id(),
          each,
          (a, b) -> a.document().edition().compareTo(b.document().edition()) > 0 ? a : b);
    }
    return List.copyOf(newest.values());
  }

  /** The documents that others changed meanwhile. */
  private List<DocumentPages> attempt(List<DocumentPages> batch, Map<String, ObjectNode> facts) {
    var found = new StoredPages(client, index).of(batch);
    var operations = new ArrayList<BulkOperation>();
    var owners = new ArrayList<DocumentPages>();
    var shared = new ArrayList<DocumentPages>();
    for (var each : batch) {
      var stored = found.getOrDefault(each.document().id(), List.of());
      var fact = facts.get(each.record().id());
      if (fact == null) {
        continue; // the record was removed meanwhile
      }
      var planned = plan(each, stored, PageDocuments.facts(fact));
      operations.addAll(planned);
      planned.forEach(operation -> owners.add(each));
      // Who writes a single page where none was meets every other writer at that page.
      if (!stored.isEmpty() || each.pages().size() > 1) {
        shared.add(each);
      }
    }
    var again = new LinkedHashMap<String, DocumentPages>();
    var items = Bulk.run(client, operations);
    for (int i = 0; i < items.size(); i++) {
      if (Bulk.isConflict(items.get(i))) {
        again.put(owners.get(i).document().id(), owners.get(i));
      }
    }
    shared.removeIf(each -> again.containsKey(each.document().id()));
    mixed(shared).forEach(each -> again.put(each.document().id(), each));
    return List.copyOf(again.values());
  }

  /** Those of which pages of another version are left or have come. */
  private List<DocumentPages> mixed(List<DocumentPages> written) {
    if (written.isEmpty()) {
      return List.of();
    }
    var present = new StoredPages(client, index).of(written);
    return written.stream()
        .filter(each ->
            present.getOrDefault(each.document().id(), List.of()).stream()
                    .map(StoredPages.Page::version)
                    .distinct()
                    .count()
                > 1)
        .toList();
  }

  /**
   * Surplus pages go first, the last before the others: what a crash leaves behind is still without
   * a gap, and found again.
   */
  private List<BulkOperation> plan(
      DocumentPages wanted, List<StoredPages.Page> stored, ObjectNode facts) {
    var newest =
        stored.stream()
            .map(StoredPages.Page::edition)
            .max(Comparator.naturalOrder())
            .orElse(Edition.NONE);
    var operations = new ArrayList<BulkOperation>();
    var record = wanted.record().id();
    if (newest.compareTo(wanted.document().edition()) > 0) {
      stored.reversed().stream()
          .filter(page -> page.version() < newest.version())
          .forEach(page -> operations.add(delete(record, page)));
      return operations;
    }
    var pages = pages(wanted);
    stored.reversed().stream()
        .filter(page -> page.number() > pages.size())
        .forEach(page -> operations.add(delete(record, page)));
    var byNumber = new HashMap<Integer, StoredPages.Page>();
    stored.forEach(page -> byNumber.put(page.number(), page));
    for (var page : pages) {
      var document = PageDocuments.page(facts, wanted.document(), page);
      operations.add(put(wanted, page.page(), byNumber.get(page.page()), document));
    }
    return operations;
  }

  private static List<PageEntry> pages(DocumentPages wanted) {
    return wanted.pages().isEmpty() ? List.of(new PageEntry(1, "", "NONE")) : wanted.pages();
  }

  private BulkOperation put(
      DocumentPages wanted, int number, StoredPages.@Nullable Page stored, ObjectNode document) {
    var id = PageDocuments.pageId(wanted.document().id(), number);
    var routing = wanted.record().id();
    if (stored == null) {
      return BulkOperation.of(
          b -> b.create(c -> c.index(index).id(id).routing(routing).document(document)));
    }
    return BulkOperation.of(b ->
        b.index(i ->
            i.index(index)
                .id(id)
                .routing(routing)
                .ifSeqNo(stored.seqNo())
                .ifPrimaryTerm(stored.primaryTerm())
                .document(document)));
  }

  private BulkOperation delete(String routing, StoredPages.Page page) {
    return BulkOperation.of(b ->
        b.delete(d ->
            d.index(index)
                .id(page.id())
                .routing(routing)
                .ifSeqNo(page.seqNo())
                .ifPrimaryTerm(page.primaryTerm())));
  }

  void removeDocument(String recordId, String documentId) {
    var stored = new StoredPages(client, index).of(recordId, documentId, 0);
    Bulk.run(client, stored.reversed().stream().map(page -> delete(recordId, page)).toList());
  }

  void removeRecord(String recordId) {
    call(() -> client.delete(d -> d.index(index).id(recordId).routing(recordId)));
    call(() -> client.indices().refresh(r -> r.index(index)));
    records.remove(recordId);
  }
}
