package org.anjuan.web.search;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.anjuan.archive.access.AccessScope;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.search.ScopeFilter;
import org.anjuan.search.SearchQuery;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What is asked in the address of a search.
 *
 * @param order {@code relevance} or {@code date}
 */
record SearchRequest(
    @Nullable String q,
    @Nullable Set<String> campus,
    @Nullable Set<String> department,
    @Nullable Set<String> category,
    @Nullable Set<String> source,
    @Nullable Set<String> status,
    @Nullable Set<String> doctor,
    @Nullable Set<String> diagnosis,
    @BindParam("dischargedFrom") @Nullable LocalDate dischargedFrom,
    @BindParam("dischargedTo") @Nullable LocalDate dischargedTo,
    @Nullable String order,
    @Nullable Integer size,
    @Nullable String cursor) {

  private static final int DEFAULT_SIZE = 20;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  String text() {
    return q == null ? "" : q;
  }

  /** The question, for the record of who looked for what. */
  String inWords() {
    var words = new StringBuilder("q=").append(text());
    add(words, "campus", campus);
    add(words, "department", department);
    add(words, "category", category);
    add(words, "source", source);
    add(words, "status", status);
    add(words, "doctor", doctor);
    add(words, "diagnosis", diagnosis);
    add(words, "dischargedFrom", dischargedFrom);
    add(words, "dischargedTo", dischargedTo);
    return words.append(cursor == null ? "" : " continued").toString();
  }

  private static void add(StringBuilder words, String name, @Nullable Object value) {
    if (value != null && !value.equals(Set.of())) {
      words.append(' ').append(name).append('=').append(value);
    }
  }

  SearchQuery query(AccessScope scope, HospitalZone zone) {
    var filters =
        new SearchQuery.Filters(
            all(campus),
            all(department),
            all(category),
            all(source),
            all(status),
            all(doctor),
            all(diagnosis),
            startOf(dischargedFrom, 0, "dischargedFrom", zone),
            startOf(dischargedTo, 1, "dischargedTo", zone));
    return new SearchQuery(
        text(),
        filters,
        ScopeFilter.of(scope),
        "date".equals(order) ? SearchQuery.Order.DISCHARGE_DATE : SearchQuery.Order.RELEVANCE,
        size == null ? DEFAULT_SIZE : Math.clamp(size, 1, SearchQuery.MAX_SIZE),
        cursor);
  }

  private static @Nullable Instant startOf(
      @Nullable LocalDate day, int daysLater, String field, HospitalZone zone) {
    if (day == null) {
      return null;
    }
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new BadRequest(
          field,
          "年份须在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间",
          "A year from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return day.plusDays(daysLater).atStartOfDay(zone.id()).toInstant();
  }

  private static Set<String> all(@Nullable Set<String> values) {
    return values == null
        ? Set.of()
        : values.stream().filter(value -> !value.isBlank()).collect(toSet());
  }
}
