package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which index serves a query, and what of it.
 *
 * <p>The leading fields of the index that the query fixes ({@code a: 1}, {@code $eq}, {@code $in}),
 * then at most one range ({@code $gt $gte $lt $lte}) on the field after them. Everything else in
 * the query is compared document by document. The order of the index is used where one value each
 * is fixed and the sort names the fields that follow, all up or all down.
 */
final class QueryPlan {

  /** Beyond this many combinations of {@code $in} values a scan may be no worse. */
  private static final int MOST_POINTS = 20_000;

  private final OrderedIndex index;
  private final List<List<Object>> points;
  private final int fixed;
  private final @Nullable Object from;
  private final @Nullable Object to;
  private final boolean inOrder;
  private final boolean backwards;

  private QueryPlan(OrderedIndex index, Restrictions query, @Nullable Document orderBy) {
    this.index = index;
    var fields = index.fields();
    var prefixes = List.of(List.<Object>of());
    int covered = 0;
    while (covered < fields.size()) {
      var values = query.fixedValues(fields.get(covered));
      if (values.isEmpty() || (long) prefixes.size() * values.size() > MOST_POINTS) {
        break;
      }
      prefixes = combine(prefixes, values);
      covered++;
    }
    this.points = prefixes;
    this.fixed = covered;
    var next = covered < fields.size() ? fields.get(covered) : null;
    this.from = next == null ? null : query.lowerBound(next);
    // Of an array, one element may be above and another below: only _id can't be one.
    this.to =
        next != null && (from == null || index instanceof IdIndex) ? query.upperBound(next) : null;
    var follows = fields.subList(covered, fields.size());
    this.inOrder = orderBy != null && points.size() == 1 && sortedBy(follows, orderBy);
    this.backwards = inOrder && orderBy != null && direction(orderBy) < 0;
  }

  /** The best plan; null where no index helps. */
  static @Nullable QueryPlan choose(
      List<Index<Object>> indexes, Document query, @Nullable Document orderBy) {
    var restrictions = Restrictions.of(query);
    return indexes.stream()
        .filter(OrderedIndex.class::isInstance)
        .map(index -> new QueryPlan((OrderedIndex) index, restrictions, orderBy))
        .filter(QueryPlan::helps)
        .max(Comparator.comparingInt(QueryPlan::worth))
        .orElse(null);
  }

  private boolean helps() {
    boolean narrows = fixed > 0 || from != null || to != null;
    return narrows || (inOrder && !index.leavesOutDocuments());
  }

  private int worth() {
    boolean exact = index.isUnique() && fixed == index.fields().size();
    return (exact ? 1000 : 0)
        + 10 * fixed
        + (from != null || to != null ? 5 : 0)
        + (inOrder ? 3 : 0);
  }

  /** The ids of all documents that may match. */
  Stream<Object> ids() {
    return points.stream().flatMap(point -> index.walk(point, from, to, backwards)).distinct();
  }

  /** Whether {@link #ids} come in the order that was asked for. */
  boolean inOrder() {
    return inOrder;
  }

  private static List<List<Object>> combine(List<List<Object>> prefixes, List<Object> values) {
    var longer = new ArrayList<List<Object>>(prefixes.size() * values.size());
    for (var prefix : prefixes) {
      for (var value : values) {
        var next = new ArrayList<>(prefix);
        next.add(value);
        longer.add(next);
      }
    }
    return longer;
  }

  private static boolean sortedBy(List<String> follows, Document orderBy) {
    var wanted = List.copyOf(orderBy.keySet());
    return !wanted.isEmpty()
        && wanted.size() <= follows.size()
        && follows.subList(0, wanted.size()).equals(wanted)
        && Set.copyOf(orderBy.values().stream().map(QueryPlan::sign).toList()).size() == 1;
  }

  private static int direction(Document orderBy) {
    return sign(orderBy.values().iterator().next());
  }

  private static int sign(Object direction) {
    return direction instanceof Number number ? Integer.signum(number.intValue()) : 0;
  }
}
