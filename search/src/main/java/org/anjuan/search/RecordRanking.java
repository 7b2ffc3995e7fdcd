package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.anjuan.search.SearchResult.Facets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * First step of a search: which records, in which order. For the relevance order the best pages are
 * read ungrouped; only where too few records are behind them Elasticsearch groups all pages.
 */
@Component
class RecordRanking {

  private static final int PAGES_PER_RECORD = 8;
  private static final int MOST_PAGES = 800;
  private static final int MISSING = 404;

  private final ElasticsearchClient client;
  private final PageQueries queries;

  RecordRanking(ElasticsearchClient client, PageQueries queries) {
    this.client = client;
    this.queries = queries;
  }

  /** How many records. */
  record Total(long records, boolean isLowerBound) {}

  /** The records of one page of the answer. */
  record Ranked(
      List<String> recordIds, Total total, @Nullable Facets facets, @Nullable Cursor next) {}

  Ranked byDate(SearchQuery query, QueryText text, @Nullable Cursor cursor) {
    var after = cursor == null ? null : place(Cursor.ByDate.class, cursor);
    var answer =
        ask(query, text, queries.latestRecords(query, text, after, query.size() + 1), cursor);
    var hits = answer.hits();
    boolean more = hits.size() > query.size();
    var shown = more ? hits.subList(0, query.size()) : hits;
    var ids = shown.stream().map(hit -> hit.sort().get(1).stringValue()).toList();
    var next =
        more
            ? new Cursor.ByDate(
                shown.getLast().sort().getFirst().longValue(), ids.getLast(), answer.total())
            : null;
    return new Ranked(ids, answer.total(), answer.facets(), next);
  }

  Ranked byRelevance(SearchQuery query, QueryText text, @Nullable Cursor cursor) {
    int from = cursor == null ? 0 : place(Cursor.ByRelevance.class, cursor).offset();
    int wanted = Math.min(from + query.size() + 1, PageSearch.MAX_OFFSET);
    int pages = wanted * PAGES_PER_RECORD;
    if (pages > MOST_PAGES) {
      return grouped(query, text, cursor, from, wanted);
    }
    var answer = ask(query, text, queries.bestPages(query, text, pages), cursor);
    var ids = recordsOf(answer.hits());
    boolean all = answer.hits().size() < pages;
    if (!all && ids.size() < wanted) {
      var regrouped =
          ask(
              query,
              text,
              queries.bestRecords(query, text, 0, wanted),
              answer.total(),
              answer.facets());
      return ranked(
          recordsOf(regrouped.hits()), from, query.size(), answer.total(), answer.facets());
    }
    var total = all && cursor == null ? new Total(ids.size(), false) : answer.total();
    return ranked(ids, from, query.size(), total, answer.facets());
  }

  private Ranked grouped(
      SearchQuery query, QueryText text, @Nullable Cursor cursor, int from, int wanted) {
    var answer = ask(query, text, queries.bestRecords(query, text, from, wanted - from), cursor);
    var ids = new ArrayList<String>(recordsOf(answer.hits()));
    return ranked(ids, 0, query.size(), answer.total(), answer.facets(), from);
  }

  private static Ranked ranked(
      List<String> ids, int from, int size, Total total, @Nullable Facets facets) {
    return ranked(ids, from, size, total, facets, 0);
  }

  private static Ranked ranked(
      List<String> ids, int from, int size, Total total, @Nullable Facets facets, int before) {
    int to = Math.min(ids.size(), from + size);
    int reached = before + to;
    var next =
        ids.size() > to && reached + size < PageSearch.MAX_OFFSET
            ? new Cursor.ByRelevance(reached, total)
            : null;
    return new Ranked(List.copyOf(ids.subList(Math.min(from, to), to)), total, facets, next);
  }

  private static List<String> recordsOf(List<Hit<ObjectNode>> pages) {
    var ids = new LinkedHashSet<String>();
    for (var page : pages) {
      var values = Objects.requireNonNull(page.fields().get(PageQueries.RECORD));
      ids.add(values.toJson().asJsonArray().getString(0));
    }
    return List.copyOf(ids);
  }

  private static <C extends Cursor> C place(Class<C> kind, Cursor cursor) {
    if (!kind.isInstance(cursor)) {
      throw new InvalidCursor();
    }
    return kind.cast(cursor);
  }

  private record Answer(List<Hit<ObjectNode>> hits, Total total, @Nullable Facets facets) {}

  /** With the facets and the total on the first page; later ones carry the total in the cursor. */
  private Answer ask(
      SearchQuery query, QueryText text, SearchRequest hits, @Nullable Cursor cursor) {
    if (cursor != null) {
      return ask(query, text, hits, cursor.total(), null);
    }
    var items = run(List.of(hits, queries.facets(query, text)));
    var counted = items.getLast();
    return new Answer(
        items.getFirst().hits().hits(), total(counted), FacetCounts.read(counted.aggregations()));
  }

  private Answer ask(
      SearchQuery query, QueryText text, SearchRequest hits, Total total, @Nullable Facets facets) {
    return new Answer(run(List.of(hits)).getFirst().hits().hits(), total, facets);
  }

  private static Total total(MultiSearchItem<ObjectNode> counted) {
    var total = counted.hits().total();
    return total == null
        ? FacetCounts.total(counted.aggregations())
        : new Total(
            total.value(),
            total.relation() != co.elastic.clients.elasticsearch.core.search.TotalHitsRelation.Eq);
  }

  /** Side by side in the server, in one request. */
  List<MultiSearchItem<ObjectNode>> run(List<SearchRequest> requests) {
    var items =
        requests.stream()
            .map(request ->
                RequestItem.of(i -> i.header(h -> h.index(request.index())).body(request)))
            .toList();
    try {
      var found = new ArrayList<MultiSearchItem<ObjectNode>>();
      for (var item : client.msearch(m -> m.searches(items), ObjectNode.class).responses()) {
        if (item.isFailure()) {
          throw refused(item.failure().status(), item.failure().error().type());
        }
        found.add(item.result());
      }
      return found;
    } catch (ElasticsearchException e) {
      throw refused(e.status(), e.error().type());
    } catch (IOException e) {
      throw SearchUnavailable.noAnswer(e);
    }
  }

  private static RuntimeException refused(int status, @Nullable String type) {
    return status == MISSING ? new IndexBeingRebuilt() : SearchUnavailable.refused(type, status);
  }
}
