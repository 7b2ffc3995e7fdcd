package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of each field, {@code $and} resolved (the driver's {@code Filters.and}
 * writes one). Only what an index can use; the rest is left out.
 */
final class Restrictions {

  private final Map<String, List<Object>> byField = new HashMap<>();

  private Restrictions() {}

  static Restrictions of(Document query) {
    var restrictions = new Restrictions();
    restrictions.add(query);
    return restrictions;
  }

  private void add(Document query) {
    for (var entry : query.entrySet()) {
      if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> clauses) {
        for (var clause : clauses) {
          if (clause instanceof Document document) {
            add(document);
          }
        }
      } else if (entry.getValue() != null) {
        byField.computeIfAbsent(entry.getKey(), field -> new ArrayList<>()).add(entry.getValue());
      }
    }
  }

  Set<String> fields() {
    return byField.keySet();
  }

  /** The values of which the field must have one; empty where the query leaves it open. */
  List<Object> fixedValues(String field) {
    return byField.getOrDefault(field, List.of()).stream()
        .map(Restrictions::fixedValues)
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  @Nullable Object lowerBound(String field) {
    return bound(field, "$gte", "$gt");
  }

  @Nullable Object upperBound(String field) {
    return bound(field, "$lte", "$lt");
  }

  private @Nullable Object bound(String field, String including, String excluding) {
    for (var restriction : byField.getOrDefault(field, List.of())) {
      if (restriction instanceof Document document) {
        var value = document.getOrDefault(including, document.get(excluding));
        if (isPlain(value)) {
          return value;
        }
      }
    }
    return null;
  }

  private static List<Object> fixedValues(Object restriction) {
    if (!(restriction instanceof Document document) || !hasOperators(document)) {
      return isPlain(restriction) ? List.of(restriction) : List.of();
    }
    var equal = document.get("$eq");
    if (equal != null) {
      return isPlain(equal) ? List.of(equal) : List.of();
    }
    if (document.get("$in") instanceof Collection<?> values
        && values.stream().allMatch(Restrictions::isPlain)) {
      return values.stream().map(Object.class::cast).distinct().toList();
    }
    return List.of();
  }

  private static boolean hasOperators(Document document) {
    return document.keySet().stream().anyMatch(key -> key.startsWith("$"));
  }

  private static boolean isPlain(@Nullable Object value) {
    return value != null
        && !(value instanceof Collection)
        && !(value instanceof BsonRegularExpression)
        && !(value instanceof Document document && hasOperators(document));
  }
}
