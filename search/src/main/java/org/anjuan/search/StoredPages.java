package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which pages of a document an index holds at this moment (not: when it was last refreshed). */
final class StoredPages {

  /** How far beyond the wanted pages is looked for those of a longer version. */
  private static final int AHEAD = 1;

  private static final int AT_ONCE = 128;

  /** One page as it is stored. */
  record Page(String id, int number, Edition edition, long seqNo, long primaryTerm) {

    int version() {
      return edition.version();
    }
  }

  private final ElasticsearchClient client;
  private final String index;

  StoredPages(ElasticsearchClient client, String index) {
    this.client = client;
    this.index = index;
  }

  /** By document id, in the order of page numbers. */
  Map<String, List<Page>> of(List<DocumentPages> wanted) {
    var operations = new ArrayList<MultiGetOperation>();
    for (var each : wanted) {
      operations.addAll(
          gets(
              each.record().id(),
              each.document().id(),
              1,
              Math.max(1, each.pages().size()) + AHEAD));
    }
    var found = new HashMap<String, List<Page>>();
    get(operations)
        .forEach(
            page -> found.computeIfAbsent(documentOf(page), id -> new ArrayList<>()).add(page));
    for (var each : wanted) {
      int looked = Math.max(1, each.pages().size()) + AHEAD;
      var pages = found.get(each.document().id());
      if (pages != null && pages.getLast().number() == looked) {
        pages.addAll(of(each.record().id(), each.document().id(), looked));
      }
    }
    return found;
  }

  /** All pages after one number. They are without a gap: the first missing one is the end. */
  List<Page> of(String recordId, String documentId, int after) {
    var all = new ArrayList<Page>();
    int from = after + 1;
    while (true) {
      var some = get(gets(recordId, documentId, from, from + AT_ONCE - 1));
      all.addAll(some);
      from += AT_ONCE;
      if (some.isEmpty() || some.getLast().number() < from - 1) {
        return all;
      }
    }
  }

  private static String documentOf(Page page) {
    return page.id().substring(0, page.id().lastIndexOf(':'));
  }

  private List<MultiGetOperation> gets(String recordId, String documentId, int from, int to) {
    var operations = new ArrayList<MultiGetOperation>();
    for (int page = from; page <= to; page++) {
      var id = PageDocuments.pageId(documentId, page);
      operations.add(
          MultiGetOperation.of(m ->
              m.index(index)
                  .id(id)
                  .routing(recordId)
                  .source(s -> s.filter(f -> f.includes("page", "version", "documentRevision")))));
    }
    return operations;
  }

  private List<Page> get(List<MultiGetOperation> operations) {
    return MultiGet.run(client, operations).stream()
        .map(hit -> {
          var source = Objects.requireNonNull(hit.source());
          return new Page(
              hit.id(),
              source.path("page").asInt(),
              new Edition(
                  source.path("version").asInt(), source.path("documentRevision").asLong(0)),
              Objects.requireNonNull(hit.seqNo()),
              Objects.requireNonNull(hit.primaryTerm()));
        })
        .toList();
  }
}
