package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anjuan.search.SearchResult.Count;
import org.anjuan.search.SearchResult.Facets;
import org.jspecify.annotations.Nullable;

/**
 * Facets as aggregations, and back. Where pages are asked, each value counts the records behind
 * them.
 */
final class FacetCounts {

  static final Facets NONE =
      new Facets(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  static final Counted NOTHING = new Counted(new Total(0, false), NONE);

  private static final String RECORDS = "records";

  /** Up to here all records found are named, and every count is exact. */
  static final int MOST_RECORDS = 3_000;

  /**
   * With more records, up to here the count of a value is exact; beyond, it is off by a percent or
   * two. More costs each of some hundred values.
   */
  private static final int EXACT_COUNT = 500;

  /** Facets of documents: they differ between the pages of a record. */
  private static final Map<String, Integer> OF_DOCUMENTS = Map.of("category", 60, "source", 20);

  private static final Map<String, Integer> OF_RECORDS =
      Map.of(
          "campus",
          20,
          "department",
          40,
          "state",
          20,
          "doctors",
          20,
          "diagnosisNames",
          20,
          "dischargeYear",
          20);

  private FacetCounts() {}

  /** On all pages found: which records are behind them, and the facets of documents. */
  static Map<String, Aggregation> ofFound() {
    var all = new HashMap<String, Aggregation>();
    OF_DOCUMENTS.forEach((field, size) -> all.put(field, records(field, size, MOST_RECORDS)));
    all.put(
        RECORDS, Aggregation.of(a -> a.terms(t -> t.field(PageQueries.RECORD).size(MOST_RECORDS))));
    return all;
  }

  /** On records' own entries: the facets of records. */
  static Map<String, Aggregation> ofEntries() {
    var all = new HashMap<String, Aggregation>();
    OF_RECORDS.forEach((field, size) ->
        all.put(field, Aggregation.of(a -> a.terms(t -> t.field(field).size(size)))));
    return all;
  }

  /** On all pages found: the number of records and all facets. */
  static Map<String, Aggregation> ofPages() {
    var all = new HashMap<String, Aggregation>();
    OF_DOCUMENTS.forEach((field, size) -> all.put(field, records(field, size, EXACT_COUNT)));
    OF_RECORDS.forEach((field, size) -> all.put(field, records(field, size, EXACT_COUNT)));
    all.put(RECORDS, records(MOST_RECORDS));
    return all;
  }

  private static Aggregation records(String field, int size, int exact) {
    return Aggregation.of(
        a -> a.terms(t -> t.field(field).size(size)).aggregations(RECORDS, records(exact)));
  }

  private static Aggregation records(int exact) {
    return Aggregation.of(
        a -> a.cardinality(c -> c.field(PageQueries.RECORD).precisionThreshold(exact)));
  }

  /** Facets with the number of records. */
  record Counted(Total total, Facets facets) {}

  /** The records behind the pages found; null: there are more than {@link #MOST_RECORDS}. */
  static @Nullable List<String> recordsOf(SearchResponse<?> found) {
    var records = Objects.requireNonNull(found.aggregations().get(RECORDS));
    if (!records.isSterms()) {
      return List.of(); // no document has the field yet
    }
    var others = records.sterms().sumOtherDocCount();
    if (others != null && others > 0) {
      return null;
    }
    return records.sterms().buckets().array().stream()
        .map(bucket -> bucket.key().stringValue())
        .toList();
  }

  /** Of {@link #ofFound} and, for the same records, {@link #ofEntries}. */
  static Counted join(SearchResponse<?> found, int records, SearchResponse<?> entries) {
    var all = new HashMap<>(entries.aggregations());
    all.putAll(found.aggregations());
    return new Counted(new Total(records, false), facets(all));
  }

  static Counted readEntries(SearchResponse<?> answer) {
    var hits = Objects.requireNonNull(answer.hits().total());
    return new Counted(
        new Total(hits.value(), hits.relation() != TotalHitsRelation.Eq),
        facets(answer.aggregations()));
  }

  static Counted readPages(SearchResponse<?> answer) {
    var found = answer.aggregations();
    long number = Objects.requireNonNull(found.get(RECORDS)).cardinality().value();
    return new Counted(new Total(number, number > MOST_RECORDS), facets(found));
  }

  private static Facets facets(Map<String, Aggregate> found) {
    return new Facets(
        counts(found, "campus"),
        counts(found, "department"),
        counts(found, "category"),
        counts(found, "source"),
        counts(found, "state"),
        counts(found, "doctors"),
        counts(found, "diagnosisNames"),
        counts(found, "dischargeYear"));
  }

  private static List<Count> counts(Map<String, Aggregate> found, String field) {
    var aggregate = found.get(field);
    if (aggregate == null || !aggregate.isSterms()) {
      return List.of(); // no document has the field yet
    }
    return aggregate.sterms().buckets().array().stream()
        .map(bucket -> {
          var records = bucket.aggregations().get(RECORDS);
          return new Count(
              bucket.key().stringValue(),
              records == null ? bucket.docCount() : records.cardinality().value());
        })
        .sorted((a, b) -> Long.compare(b.records(), a.records()))
        .toList();
  }
}
