package org.anjuan.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Total and facets of what a search found. What is the same on all pages of a record is counted on
 * the records' own entries, of which there are some fifty times fewer; only categories and sources
 * are counted in the pass over the pages. Where more records are found than the pass can name,
 * everything is counted on the pages, and about.
 */
@Component
class FoundRecords {

  private final Requests requests;
  private final PageQueries queries;

  FoundRecords(Requests requests, PageQueries queries) {
    this.requests = requests;
    this.queries = queries;
  }

  /** Begins to count. */
  CompletableFuture<FacetCounts.Counted> count(SearchQuery query, QueryText text) {
    if (!PageQueries.asksPages(query, text)) {
      return requests
          .sendAhead(queries.facetsOfEntries(query, text))
          .thenApply(FacetCounts::readEntries);
    }
    return requests
        .sendAhead(queries.recordsFound(query, text))
        .thenCompose(found -> facets(found, query, text));
  }

  CompletableFuture<FacetCounts.Counted> facets(
      SearchResponse<?> found, SearchQuery query, QueryText text) {
    var records = FacetCounts.recordsOf(found);
    if (records == null) {
      return requests
          .sendAhead(queries.facetsOfPages(query, text))
          .thenApply(FacetCounts::readPages);
    }
    if (records.isEmpty()) {
      return CompletableFuture.completedFuture(FacetCounts.NOTHING);
    }
    return requests
        .sendAhead(queries.facetsOf(records, query))
        .thenApply(entries -> FacetCounts.join(found, records.size(), entries));
  }
}
