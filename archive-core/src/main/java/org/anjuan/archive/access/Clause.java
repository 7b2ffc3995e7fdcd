package org.anjuan.archive.access;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way by which records are open to somebody. All of its conditions hold together.
 *
 * @param maxConfidentiality the record's confidentiality is not above this
 * @param closedTags the record has none of these tags
 * @param parts which categories it opens, were there no {@code closings}
 * @param until when it ends by itself; null: not
 */
public record Clause(
    Reach reach,
    int maxConfidentiality,
    Set<String> closedTags,
    Parts parts,
    List<Closing> closings,
    Basis basis,
    @Nullable Instant until) {

  /**
   * Categories that are closed all the same.
   *
   * @param campus of the record; null: on every campus
   */
  public record Closing(@Nullable String campus, Set<String> categories, Basis basis) {
    public Closing {
      categories = Set.copyOf(categories);
    }

    boolean concerns(String recordCampus) {
      return campus == null || campus.equals(recordCampus);
    }
  }

  /** Why a clause does not open a record, and by which rule. */
  record Obstacle(RefusalReason reason, Basis basis) {}

  public Clause {
    closedTags = Set.copyOf(closedTags);
    closings = List.copyOf(closings);
  }

  /** The campuses that its closings name, in no order. */
  public Set<String> campusesWithClosings() {
    return closings.stream()
        .map(Closing::campus)
        .filter(campus -> campus != null)
        .collect(Collectors.toSet());
  }

  /** What it opens of a record of this campus. */
  public Parts partsAt(String campus) {
    return parts.without(closedAt(campus));
  }

  /** What it opens of a record of a campus that no closing names. */
  public Parts partsElsewhere() {
    var closed = new HashSet<String>();
    closings.stream()
        .filter(closing -> closing.campus() == null)
        .forEach(closing -> closed.addAll(closing.categories()));
    return parts.without(closed);
  }

  private Set<String> closedAt(String campus) {
    var closed = new HashSet<String>();
    for (var closing : closings) {
      if (closing.concerns(campus)) {
        closed.addAll(closing.categories());
      }
    }
    return closed;
  }

  boolean matches(RecordFacts facts) {
    return reach.includes(facts) && obstacle(facts, null) == null;
  }

  /** The first condition that fails for a record in reach; null when it is open. */
  @Nullable Obstacle obstacle(RecordFacts facts, @Nullable String category) {
    if (facts.confidentiality() > maxConfidentiality) {
      return new Obstacle(
          RefusalReason.ABOVE_CLEARANCE,
          new Basis(Basis.Kind.CLEARANCE, null, Integer.toString(facts.confidentiality())));
    }
    var tag = firstOf(closedTags, facts.tags());
    if (tag != null) {
      return new Obstacle(RefusalReason.TAG_CLOSED, new Basis(Basis.Kind.TAG, tag, tag));
    }
    var open = partsAt(facts.campus());
    if (category == null ? open.isNone() : !open.opens(category)) {
      return new Obstacle(RefusalReason.CATEGORY_CLOSED, closedBy(facts.campus(), category));
    }
    return null;
  }

  private Basis closedBy(String campus, @Nullable String category) {
    return closings.stream()
        .filter(closing -> closing.concerns(campus))
        .filter(closing -> category == null || closing.categories().contains(category))
        .map(Closing::basis)
        .findFirst()
        .orElse(basis);
  }

  private static @Nullable String firstOf(Collection<String> some, Set<String> others) {
    return some.stream().filter(others::contains).sorted().findFirst().orElse(null);
  }
}
