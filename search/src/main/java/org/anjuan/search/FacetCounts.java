package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.search.SearchResult.Count;
import org.anjuan.search.SearchResult.Facets;

/**
 * Facets as aggregations, and back. Where pages are asked, each value counts the records behind
 * them.
 */
final class FacetCounts {

  static final Facets NONE =
      new Facets(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final String RECORDS = "records";

  /** Up to here the total is exact. */
  private static final int EXACT_TOTAL = 3_000;

  /**
   * Up to here the count of a value is; beyond, it is off by a percent or two. More costs each of
   * some hundred values.
   */
  private static final int EXACT_COUNT = 500;

  private static final Map<String, Integer> SIZES =
      Map.of(
          "campus",
          20,
          "department",
          40,
          "category",
          60,
          "source",
          20,
          "state",
          20,
          "doctors",
          20,
          "diagnosisNames",
          20,
          "dischargeYear",
          20);

  private FacetCounts() {}

  static Map<String, Aggregation> aggregations(boolean ofPages) {
    var all = new HashMap<String, Aggregation>();
    SIZES.forEach((field, size) ->
        all.put(
            field,
            Aggregation.of(a -> {
              var terms = a.terms(t -> t.field(field).size(size));
              return ofPages ? terms.aggregations(RECORDS, records(EXACT_COUNT)) : terms;
            })));
    if (ofPages) {
      all.put(RECORDS, records(EXACT_TOTAL));
    }
    return all;
  }

  private static Aggregation records(int exact) {
    return Aggregation.of(a -> a.cardinality(c -> c.field("recordId").precisionThreshold(exact)));
  }

  /** Facets with the number of records. */
  record Counted(Total total, Facets facets) {}

  static Counted read(SearchResponse<?> answer) {
    var found = answer.aggregations();
    var hits = answer.hits().total();
    var records = found.get(RECORDS);
    if (hits != null) {
      return new Counted(
          new Total(hits.value(), hits.relation() != TotalHitsRelation.Eq), facets(found));
    }
    long number = records == null ? 0 : records.cardinality().value();
    return new Counted(new Total(number, number > EXACT_TOTAL), facets(found));
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
