package org.anjuan.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param text words, all of which must be found together on a page or in its record's data; a
 *     quoted part is found as it stands; blank: every record
 * @param cursor the {@code next} of the former answer to the same question; null: from the start
 */
public record SearchQuery(
    String text,
    Filters filters,
    ScopeFilter scope,
    Order order,
    int size,
    @Nullable String cursor) {

  public static final int MAX_SIZE = 100;

  /** In what order records come. Without text, every order is {@link #DISCHARGE_DATE}. */
  public enum Order {
    RELEVANCE,
    /** Latest discharge first, patients who are still in the hospital before all. */
    DISCHARGE_DATE
  }

  /**
   * Values of one filter are alternatives; different filters hold together. Empty means any.
   *
   * @param doctors staff number of attending, resident or chief
   * @param diagnoses a code, the beginning of a code, or a name
   * @param dischargedFrom inclusive
   * @param dischargedBefore exclusive
   */
  public record Filters(
      Set<String> campuses,
      Set<String> departments,
      Set<String> categories,
      Set<String> sources,
      Set<String> states,
      Set<String> doctors,
      Set<String> diagnoses,
      @Nullable Instant dischargedFrom,
      @Nullable Instant dischargedBefore) {

    public static final Filters NONE =
        new Filters(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    public Filters {
      campuses = Set.copyOf(campuses);
      departments = Set.copyOf(departments);
      categories = Set.copyOf(categories);
      sources = Set.copyOf(sources);
      states = Set.copyOf(states);
      doctors = Set.copyOf(doctors);
      diagnoses = Set.copyOf(diagnoses);
    }

    boolean ofDocuments() {
      return !categories.isEmpty() || !sources.isEmpty();
    }
  }

  public SearchQuery {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size");
    }
  }

  /** Without the words: they may name a patient. */
  @Override
  public String toString() {
    return "SearchQuery[masked]";
  }
}
