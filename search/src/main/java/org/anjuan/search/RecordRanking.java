package org.anjuan.search;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** First step of a search: which records, in which order. */
@Component
class RecordRanking {

  private final Requests requests;
  private final PageQueries queries;

  RecordRanking(Requests requests, PageQueries queries) {
    this.requests = requests;
    this.queries = queries;
  }

  /** The records of one page of the answer, and where the next begins if there is one. */
  record Ranked(List<String> recordIds, Cursor.@Nullable Place next) {}

  Ranked byDate(SearchQuery query, QueryText text, Cursor.@Nullable Place from) {
    var after = from == null ? null : place(Cursor.ByDate.class, from);
    var request = queries.latestRecords(query, text, after, query.size() + 1);
    return ranked(
        request,
        query.size(),
        last -> new Cursor.ByDate(last.sort().getFirst().longValue(), recordOf(last)));
  }

  Ranked byRelevance(SearchQuery query, QueryText text, Cursor.@Nullable Place from) {
    int before = from == null ? 0 : place(Cursor.ByRelevance.class, from).offset();
    int reached = before + query.size();
    int size = Math.min(query.size() + 1, PageSearch.MAX_OFFSET - before);
    var request = queries.bestRecords(query, text, before, size);
    return ranked(request, query.size(), last -> new Cursor.ByRelevance(reached));
  }

  private Ranked ranked(
      SearchRequest request, int size, Function<Hit<ObjectNode>, Cursor.Place> next) {
    var answer = requests.send(request);
    var hits = answer.hits().hits();
    boolean more = hits.size() > size;
    var shown = more ? hits.subList(0, size) : hits;
    return new Ranked(
        shown.stream().map(RecordRanking::recordOf).toList(),
        more ? next.apply(shown.getLast()) : null);
  }

  private static String recordOf(Hit<ObjectNode> hit) {
    return Objects.requireNonNull(hit.fields().get(PageQueries.RECORD))
        .toJson()
        .asJsonArray()
        .getString(0);
  }

  private static <P extends Cursor.Place> P place(Class<P> kind, Cursor.Place place) {
    if (!kind.isInstance(place)) {
      throw new InvalidCursor();
    }
    return kind.cast(place);
  }
}
