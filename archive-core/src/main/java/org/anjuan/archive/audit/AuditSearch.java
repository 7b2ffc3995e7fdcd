package org.anjuan.archive.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds events in the index that is projected from the trail by {@link AuditTrail#since}. May be
 * some seconds late; the trail itself is the evidence.
 */
public interface AuditSearch {

  /** Matching events, the newest first. */
  Page find(Query query);

  /**
   * All given conditions hold together.
   *
   * @param from events at or after
   * @param to events before
   * @param cursor {@link Page#next} of the page before; null for the first
   * @param size 1 to 500
   */
  record Query(
      @Nullable String recordId,
      @Nullable String actor,
      @Nullable AuditAction action,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String cursor,
      int size) {
    public Query {
      if (size < 1 || size > 500) {
        throw new IllegalArgumentException("audit query: size must be 1 to 500");
      }
    }
  }

  /** Events, and where to go on; null at the end. */
  record Page(List<AuditEntry> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
