package org.anjuan.search;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.anjuan.search.SearchResult.PageHit;
import org.anjuan.search.SearchResult.RecordHit;
import org.springframework.stereotype.Component;

/** Second step of a search: the best pages of the records that are shown, with excerpts. */
@Component
class BestPages {

  private final Requests requests;
  private final PageQueries queries;
  private final Folding folding;

  BestPages(Requests requests, PageQueries queries, Folding folding) {
    this.requests = requests;
    this.queries = queries;
    this.folding = folding;
  }

  List<RecordHit> of(List<String> recordIds, SearchQuery query, QueryText text) {
    if (text.isBlank() || recordIds.isEmpty()) {
      return recordIds.stream().map(id -> new RecordHit(id, 0, List.of())).toList();
    }
    var finder = new TextFinder(text, folding);
    var found = new HashMap<String, RecordHit>();
    var answer = requests.send(queries.pagesOf(recordIds, query, text));
    var records =
        Objects.requireNonNull(answer.aggregations().get(PageQueries.RECORD))
            .sterms()
            .buckets()
            .array();
    for (var record : records) {
      var best =
          Objects.requireNonNull(record.aggregations().get(PageQueries.BEST))
              .topHits()
              .hits()
              .hits();
      var pages =
          best.stream()
              .map(
                  hit -> page(Objects.requireNonNull(hit.source()).toJson().asJsonObject(), finder))
              .toList();
      var id = record.key().stringValue();
      found.put(id, new RecordHit(id, record.docCount(), pages));
    }
    return recordIds.stream()
        .map(id -> found.getOrDefault(id, new RecordHit(id, 0, List.of())))
        .toList();
  }

  private static PageHit page(JsonObject source, TextFinder finder) {
    return new PageHit(
        source.getString("documentId"),
        source.getInt("version"),
        source.getInt("page"),
        source.getString("title"),
        source.getString("category"),
        finder.excerpts(source.getString("text")));
  }
}
