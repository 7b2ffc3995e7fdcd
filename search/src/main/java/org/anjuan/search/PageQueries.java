package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anjuan.search.engine.IndexNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The requests behind a search. Each of them carries the scope. */
@Component
class PageQueries {

  static final String RECORD = "recordId";
  static final String BEST = "best";
  private static final int BEST_PAGES = 3;
  private static final int COUNTED = 10_000;

  private final IndexNames names;

  PageQueries(IndexNames names) {
    this.names = names;
  }

  /** Whether pages are asked; otherwise the records' own entries say all. */
  static boolean asksPages(SearchQuery query, QueryText text) {
    return !text.isBlank() || query.filters().ofDocuments();
  }

  /** Records by their best page. */
  SearchRequest bestRecords(SearchQuery query, QueryText text, int from, int size) {
    var conditions = conditions(query, text).must(TextQueries.everywhere(text));
    return SearchRequest.of(s -> records(s, query, text, conditions).from(from).size(size));
  }

  /** Records by discharge, from one on. */
  SearchRequest latestRecords(
      SearchQuery query, QueryText text, Cursor.@Nullable ByDate after, int size) {
    var conditions = found(query, text);
    if (after != null) {
      conditions.filter(FilterQueries.after(after));
    }
    return SearchRequest.of(s ->
        records(s, query, text, conditions)
            .size(size)
            .sort(by("orderAt", SortOrder.Desc), by(RECORD, SortOrder.Asc)));
  }

  private SearchRequest.Builder records(
      SearchRequest.Builder request,
      SearchQuery query,
      QueryText text,
      BoolQuery.Builder conditions) {
    request
        .index(names.pages())
        .source(f -> f.fetch(false))
        .storedFields("_none_")
        .trackTotalHits(t -> t.enabled(false))
        .query(q -> q.bool(conditions.build()))
        .docvalueFields(d -> d.field(RECORD));
    return asksPages(query, text) ? request.collapse(c -> c.field(RECORD)) : request;
  }

  /** Of all pages found: whose they are, and the facets of documents. */
  SearchRequest recordsFound(SearchQuery query, QueryText text) {
    return counts(found(query, text), FacetCounts.ofFound());
  }

  /** How many records there are in all, and their facets, where no page is asked. */
  SearchRequest facetsOfEntries(SearchQuery query, QueryText text) {
    return counts(found(query, text), FacetCounts.ofEntries())
        .rebuild()
        .trackTotalHits(t -> t.count(COUNTED))
        .build();
  }

  /** Facets of some records, counted on their own entries. */
  SearchRequest facetsOf(List<String> records, SearchQuery query) {
    var conditions =
        new BoolQuery.Builder()
            .filter(
                FilterQueries.oneOf(RECORD, records),
                FilterQueries.is("kind", "record"),
                ScopeQueries.scope(query.scope()));
    return counts(conditions, FacetCounts.ofEntries());
  }

  /** How many records there are in all, and their facets, counted on all pages found. */
  SearchRequest facetsOfPages(SearchQuery query, QueryText text) {
    return counts(found(query, text), FacetCounts.ofPages());
  }

  private SearchRequest counts(BoolQuery.Builder conditions, Map<String, Aggregation> facets) {
    return SearchRequest.of(s ->
        s.index(names.pages())
            .size(0)
            .trackTotalHits(t -> t.enabled(false))
            .query(q -> q.bool(conditions.build()))
            .aggregations(facets));
  }

  /** The best pages of each of some records. */
  SearchRequest pagesOf(List<String> records, SearchQuery query, QueryText text) {
    var conditions =
        conditions(query, text)
            .filter(FilterQueries.oneOf(RECORD, records), FilterQueries.is("kind", "page"))
            .must(TextQueries.onThePage(text));
    if (text.terms().size() > 1) { // a single term that is on the page is found anywhere
      conditions.filter(TextQueries.everywhere(text));
    }
    return SearchRequest.of(s ->
        s.index(names.pages())
            .size(0)
            .trackTotalHits(t -> t.enabled(false))
            .query(q -> q.bool(conditions.build()))
            .aggregations(
                RECORD,
                a ->
                    a.terms(t -> t.field(RECORD).size(records.size()))
                        .aggregations(
                            BEST,
                            b ->
                                b.topHits(h ->
                                    h.size(BEST_PAGES)
                                        .source(f ->
                                            f.filter(i ->
                                                i.includes(
                                                    "documentId",
                                                    "version",
                                                    "page",
                                                    "title",
                                                    "category",
                                                    "text")))))));
  }

  /** Everything the question finds, in no order. */
  private static BoolQuery.Builder found(SearchQuery query, QueryText text) {
    var conditions = conditions(query, text);
    return text.isBlank() ? conditions : conditions.filter(TextQueries.everywhere(text));
  }

  private static BoolQuery.Builder conditions(SearchQuery query, QueryText text) {
    var all = new ArrayList<Query>(FilterQueries.filters(query.filters()));
    all.add(ScopeQueries.scope(query.scope()));
    if (!asksPages(query, text)) {
      all.add(FilterQueries.is("kind", "record"));
    }
    return new BoolQuery.Builder().filter(all);
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
  }
}
