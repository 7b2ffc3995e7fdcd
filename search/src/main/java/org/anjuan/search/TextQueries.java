package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * How a term is looked for. A run of characters is a phrase of overlapping pairs, which finds every
 * substring of two characters and more. A Latin word that stands alone counts far more than the
 * same letters inside another: CT before function.
 */
final class TextQueries {

  private static final List<String> ON_THE_PAGE = List.of("text", "heading");

  private static final float WORD = 8f;
  private static final float NUMBER = 60f;
  private static final float NAME = 30f;
  private static final float READING = 6f;
  private static final float PART_OF_READING = 2f;
  private static final double TIE = 0.1;

  private TextQueries() {}

  /** Every term, on the page or in its record's data. */
  static Query everywhere(QueryText text) {
    return Query.of(
        q -> q.bool(b -> b.must(text.terms().stream().map(TextQueries::anywhere).toList())));
  }

  /** At least one term on the page itself. */
  static Query onThePage(QueryText text) {
    var any = new BoolQuery.Builder();
    text.terms().forEach(term -> onThePage(term).forEach(any::should));
    return Query.of(q -> q.bool(any.minimumShouldMatch("1").build()));
  }

  private static Query anywhere(QueryText.Term term) {
    var ways = new ArrayList<>(onThePage(term));
    ways.addAll(in("recordText", 1.5f, term));
    ways.add(exactly("recordNo", NUMBER, term.text()));
    ways.add(exactly("admissionNo", NUMBER, term.text()));
    ways.add(exactly("patientName", NAME, term.text()));
    if (term.isLetters() && term.length() >= 2) {
      ways.add(exactly("nameWhole", READING, term.folded()));
      ways.add(exactly("nameParts", PART_OF_READING, term.folded()));
    }
    if (term.isLetters() && term.length() >= 3) {
      ways.add(
          Query.of(q ->
              q.prefix(p -> p.field("nameWhole").value(term.folded()).boost(PART_OF_READING))));
    }
    return Query.of(q -> q.disMax(d -> d.queries(ways).tieBreaker(TIE)));
  }

  private static List<Query> onThePage(QueryText.Term term) {
    var ways = new ArrayList<Query>();
    for (var field : ON_THE_PAGE) {
      ways.addAll(in(field, field.equals("heading") ? 2f : 1f, term));
    }
    return ways;
  }

  private static List<Query> in(String field, float boost, QueryText.Term term) {
    var ways = new ArrayList<Query>();
    if (term.length() == 1) {
      ways.add(
          Query.of(q -> q.match(m -> m.field(field + ".one").query(term.text()).boost(boost))));
    } else {
      ways.add(Query.of(q -> q.matchPhrase(m -> m.field(field).query(term.text()).boost(boost))));
    }
    if (term.isWord()) {
      var words = words(field, WORD * boost, term);
      ways.add(term.isOneWord() ? words : together(field, term, words));
    }
    return ways;
  }

  private static Query words(String field, float boost, QueryText.Term term) {
    return Query.of(q ->
        q.match(
            m -> m.field(field + ".word").query(term.text()).operator(Operator.And).boost(boost)));
  }

  /** All of them in a page do not say that they stand together: 2024-01-05 is not 5, 1 and 2024. */
  private static Query together(String field, QueryText.Term term, Query words) {
    return Query.of(q ->
        q.bool(
            b -> b.must(words).filter(f -> f.matchPhrase(m -> m.field(field).query(term.text())))));
  }

  private static Query exactly(String field, float boost, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value).boost(boost)));
  }
}
