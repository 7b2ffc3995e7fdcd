package org.anjuan.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds records by words and filters, within a scope. It answers from the index, which may be a
 * second behind: who shows a hit checks the record's present state first.
 *
 * <p>Beside each other: the records in their order, then their best pages; and which records were
 * found, then their facets (decision 0030).
 */
@Service
public class PageSearch {

  /** So far the relevance order is served; filters or the date order lead further. */
  static final int MAX_OFFSET = 10_000;

  private final RecordRanking ranking;
  private final FoundRecords records;
  private final BestPages pages;
  private final Folding folding;

  PageSearch(RecordRanking ranking, FoundRecords records, BestPages pages, Folding folding) {
    this.ranking = ranking;
    this.records = records;
    this.pages = pages;
    this.folding = folding;
  }

  /**
   * Answers one page.
   *
   * @throws QueryTooLong when the text has more than 200 characters or 16 words
   * @throws InvalidCursor when the cursor is not of this question
   * @throws IndexBeingRebuilt when there is no index
   * @throws SearchUnavailable when Elasticsearch does not answer
   */
  public SearchResult search(SearchQuery query) {
    long began = System.nanoTime();
    var text = QueryText.parse(query.text(), folding);
    var question = question(query);
    var given = query.cursor();
    var cursor = given == null ? null : Cursor.decode(given, question);
    if (query.scope().isNothing()) {
      return new SearchResult(
          0, false, List.of(), cursor == null ? FacetCounts.NONE : null, null, since(began));
    }
    var counting = cursor == null ? records.count(query, text) : null;
    var ranked = rank(query, text, cursor == null ? null : cursor.place());
    var found = pages.of(ranked.recordIds(), query, text);
    var counted = counting == null ? null : Requests.await(counting);
    var total = counted != null ? counted.total() : Objects.requireNonNull(cursor).total();
    var next = ranked.next();
    return new SearchResult(
        total.records(),
        total.isLowerBound(),
        found,
        counted == null ? null : counted.facets(),
        next == null ? null : new Cursor(next, total).encode(question),
        since(began));
  }

  private RecordRanking.Ranked rank(
      SearchQuery query, QueryText text, Cursor.@Nullable Place from) {
    boolean byDate = text.isBlank() || query.order() == SearchQuery.Order.DISCHARGE_DATE;
    return byDate ? ranking.byDate(query, text, from) : ranking.byRelevance(query, text, from);
  }

  /** Finds the words of a question in a text that is not in the index. */
  public TextFinder finder(String text) {
    return new TextFinder(QueryText.parse(text, folding), folding);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** The same for the same question, on every node. */
  private static String question(SearchQuery query) {
    var filters = query.filters();
    var parts = new ArrayList<Object>();
    parts.add(query.text());
    parts.add(query.order());
    for (var values :
        List.of(
            filters.campuses(),
            filters.departments(),
            filters.categories(),
            filters.sources(),
            filters.states(),
            filters.doctors(),
            filters.diagnoses())) {
      parts.add(new TreeSet<>(values));
    }
    parts.add(String.valueOf(filters.dischargedFrom()));
    parts.add(String.valueOf(filters.dischargedBefore()));
    return parts.toString();
  }
}
