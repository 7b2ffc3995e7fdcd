package org.anjuan.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit events are asked for; null means any.
 *
 * @param from inclusive
 * @param before exclusive
 * @param cursor the {@code next} of the former page of the same question
 */
public record AuditQuery(
    @Nullable String recordId,
    @Nullable String actor,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant before,
    int size,
    @Nullable String cursor) {

  public static final int MAX_SIZE = 500;

  public AuditQuery {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size");
    }
  }

  String question() {
    return recordId + "\n" + actor + "\n" + action + "\n" + from + "\n" + before;
  }
}
