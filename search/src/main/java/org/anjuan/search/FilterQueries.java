package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters as conditions that do not count for relevance. */
final class FilterQueries {

  private FilterQueries() {}

  static List<Query> filters(SearchQuery.Filters filters) {
    var all = new ArrayList<Query>();
    add(all, "campus", filters.campuses());
    add(all, "department", filters.departments());
    add(all, "category", filters.categories());
    add(all, "source", filters.sources());
    add(all, "state", filters.states());
    add(all, "doctors", filters.doctors());
    if (!filters.diagnoses().isEmpty()) {
      all.add(diagnosis(filters.diagnoses()));
    }
    var from = filters.dischargedFrom();
    var before = filters.dischargedBefore();
    if (from != null || before != null) {
      all.add(between("dischargedAt", from, before));
    }
    return all;
  }

  private static Query diagnosis(Collection<String> values) {
    var any = new BoolQuery.Builder().minimumShouldMatch("1");
    for (var value : values) {
      any.should(is("diagnosisNames", value));
      any.should(
          s -> s.prefix(p -> p.field("diagnosisCodes").value(value.toUpperCase(Locale.ROOT))));
    }
    return Query.of(q -> q.bool(any.build()));
  }

  static Query between(String field, @Nullable Instant from, @Nullable Instant before) {
    return Query.of(q ->
        q.range(r ->
            r.date(d -> {
              d.field(field);
              if (from != null) {
                d.gte(from.toString());
              }
              if (before != null) {
                d.lt(before.toString());
              }
              return d;
            })));
  }

  /** Of the date order, what comes after a record. */
  static Query after(Cursor.ByDate last) {
    return Query.of(q ->
        q.bool(b ->
            b.should(s ->
                    s.range(r -> r.term(t -> t.field("orderAt").lt(Long.toString(last.orderAt())))))
                .should(s ->
                    s.bool(same ->
                        same.filter(f -> f.term(t -> t.field("orderAt").value(last.orderAt())))
                            .filter(f ->
                                f.range(
                                    r -> r.term(t -> t.field("recordId").gt(last.recordId()))))))
                .minimumShouldMatch("1")));
  }

  static Query is(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  static Query oneOf(String field, Collection<String> values) {
    var list = values.stream().sorted().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(list))));
  }

  private static void add(List<Query> all, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      all.add(oneOf(field, values));
    }
  }
}
