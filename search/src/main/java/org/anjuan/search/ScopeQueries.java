package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.anjuan.archive.access.Parts;
import org.anjuan.search.ScopeFilter.Clause;
import org.jspecify.annotations.Nullable;

/**
 * The scope as one condition: the record is open by some clause that opens its front page, and the
 * page's category is open by some clause.
 */
final class ScopeQueries {

  private ScopeQueries() {}

  /** Its clauses must not be empty: that is nothing, and is not asked. */
  static Query scope(ScopeFilter scope) {
    var all = new BoolQuery.Builder();
    all.filter(any(scope.clauses(), parts -> parts.opens(Parts.FRONT_PAGE) ? everything() : null));
    if (!scope.clauses().stream().allMatch(clause -> clause.narrowing().isWhole())) {
      var ofRecord = FilterQueries.is("kind", "record");
      var ofPart = any(scope.clauses(), ScopeQueries::category);
      all.filter(f -> f.bool(b -> b.should(ofRecord, ofPart).minimumShouldMatch("1")));
    }
    var limit = scope.limit();
    if (limit.only()) {
      all.filter(FilterQueries.oneOf("campus", limit.campuses()));
    } else if (!limit.campuses().isEmpty()) {
      all.mustNot(FilterQueries.oneOf("campus", limit.campuses()));
    }
    return Query.of(q -> q.bool(all.build()));
  }

  private static Query any(List<Clause> clauses, Function<Parts, @Nullable Query> opened) {
    var any = new ArrayList<Query>();
    for (var clause : clauses) {
      var where = where(clause, opened);
      if (where != null) {
        any.add(clause(clause, where));
      }
    }
    return anyOf(any);
  }

  /** What the parts that hold on each campus open; null: nothing anywhere. */
  private static @Nullable Query where(Clause clause, Function<Parts, @Nullable Query> opened) {
    var narrowing = clause.narrowing();
    var elsewhere = opened.apply(narrowing.parts());
    if (narrowing.partsAt().isEmpty()) {
      return elsewhere;
    }
    var any = new ArrayList<Query>();
    narrowing
        .partsAt()
        .forEach((campus, parts) -> {
          var there = opened.apply(parts);
          if (there != null) {
            any.add(both(FilterQueries.is("campus", campus), there));
          }
        });
    if (elsewhere != null) {
      var named = FilterQueries.oneOf("campus", new HashSet<>(narrowing.partsAt().keySet()));
      any.add(Query.of(q -> q.bool(b -> b.mustNot(named).filter(elsewhere))));
    }
    return any.isEmpty() ? null : anyOf(any);
  }

  private static @Nullable Query category(Parts parts) {
    if (parts.isNone()) {
      return null;
    }
    if (parts.isAll()) {
      return everything();
    }
    var named = FilterQueries.oneOf("category", parts.codes());
    return parts.butFor() ? Query.of(q -> q.bool(b -> b.mustNot(named))) : named;
  }

  private static Query clause(Clause clause, Query where) {
    var all = new BoolQuery.Builder();
    add(all, "campus", clause.campuses());
    add(all, "departments", clause.departments());
    var treating = clause.treating();
    if (treating != null) {
      all.filter(FilterQueries.is("treating", treating));
    }
    all.filter(f ->
        f.range(r ->
            r.number(n -> n.field("confidentiality").lte((double) clause.maxConfidentiality()))));
    if (!clause.sealedAllowed()) {
      all.filter(f -> f.term(t -> t.field("sealed").value(false)));
    }
    narrow(all, clause.narrowing());
    if (!where.isMatchAll()) {
      all.filter(where);
    }
    return Query.of(q -> q.bool(all.build()));
  }

  private static void narrow(BoolQuery.Builder all, ScopeFilter.Narrowing narrowing) {
    add(all, "recordId", narrowing.records());
    var patient = narrowing.patient();
    if (patient != null) {
      all.filter(FilterQueries.is("patientId", patient));
    }
    add(all, "tags", narrowing.tags());
    var from = narrowing.dischargedFrom();
    var before = narrowing.dischargedBefore();
    if (from != null || before != null) {
      all.filter(FilterQueries.between("dischargedAt", from, before));
    }
    if (!narrowing.closedTags().isEmpty()) {
      all.mustNot(FilterQueries.oneOf("tags", narrowing.closedTags()));
    }
  }

  private static void add(BoolQuery.Builder all, String field, Set<String> values) {
    if (!values.isEmpty()) {
      all.filter(FilterQueries.oneOf(field, values));
    }
  }

  private static Query both(Query one, Query other) {
    return other.isMatchAll() ? one : Query.of(q -> q.bool(b -> b.filter(one, other)));
  }

  private static Query anyOf(List<Query> any) {
    if (any.isEmpty()) {
      return Query.of(q -> q.matchNone(m -> m));
    }
    return Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
  }

  private static Query everything() {
    return Query.of(q -> q.matchAll(m -> m));
  }
}
