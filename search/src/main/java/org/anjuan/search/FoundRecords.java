package org.anjuan.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.function.Supplier;
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

  /** Begins to count; who asks for the answer waits for it. */
  Supplier<FacetCounts.Counted> count(SearchResponse<?> found, SearchQuery query, QueryText text) {
    if (!PageQueries.asksPages(query, text)) {
      var counted = FacetCounts.readEntries(found);
      return () -> counted;
    }
    var records = FacetCounts.recordsOf(found);
    if (records == null) {
      var all = requests.sendAhead(queries.facetsOfPages(query, text));
      return () -> FacetCounts.readPages(all.get());
    }
    if (records.isEmpty()) {
      return () -> FacetCounts.NOTHING;
    }
    var entries = requests.sendAhead(queries.facetsOf(records, query));
    return () -> FacetCounts.join(found, records.size(), entries.get());
  }
}
