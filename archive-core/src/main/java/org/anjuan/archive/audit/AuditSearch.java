package org.anjuan.archive.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds events in the index that is projected from the trail by {@link AuditTrail#since}. What was
 * on record when the question came is found; the trail itself is the evidence.
 */
public interface AuditSearch {

  /** Matching events, the newest first. */
  Page find(Query query);

  /** How many events match. */
  long count(Filter filter);

  /**
   * Conditions, which all hold together; null or empty: any.
   *
   * @param actor account or name
   * @param role one of the roles held
   * @param department one of the departments served
   * @param address the beginning of an address
   * @param text words of the detail, such as search terms
   * @param from events at or after
   * @param to events before
   */
  record Filter(
      @Nullable String recordId,
      @Nullable String actor,
      Set<AuditAction> actions,
      @Nullable AuditOutcome outcome,
      @Nullable String role,
      @Nullable String department,
      @Nullable String address,
      @Nullable String correlation,
      @Nullable String text,
      @Nullable Instant from,
      @Nullable Instant to) {
    public Filter {
      actions = Set.copyOf(actions);
    }

    /** All that happened with a record. */
    public static Filter ofRecord(String recordId) {
      return new Filter(recordId, null, Set.of(), null, null, null, null, null, null, null, null);
    }
  }

  /**
   * A page of an answer.
   *
   * @param olderThan where the page before ended; null for the first
   * @param size 1 to 500
   */
  record Query(Filter filter, @Nullable AuditPosition olderThan, int size) {
    public Query {
      if (size < 1 || size > 500) {
        throw new IllegalArgumentException("audit query: size must be 1 to 500");
      }
    }
  }

  /** Events, and whether there are older ones. */
  record Page(List<AuditEntry> items, boolean more) {
    public Page {
      items = List.copyOf(items);
    }

    /** Where the next page goes on; null at the end. */
    public @Nullable AuditPosition next() {
      return more && !items.isEmpty() ? items.getLast().position() : null;
    }
  }
}
