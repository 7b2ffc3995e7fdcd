package org.anjuan.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which audit events are asked for; null or empty means any.
 *
 * @param olderThan the last event of the former page
 */
public record AuditQuery(Conditions conditions, @Nullable Place olderThan, int size) {

  public static final int MAX_SIZE = 500;

  /** Where in the trail. */
  public record Place(LocalDate day, long seq) {}

  /**
   * All hold together.
   *
   * @param actor account or name
   * @param address the beginning of an address
   * @param text words of the detail
   * @param from inclusive
   * @param before exclusive
   */
  public record Conditions(
      @Nullable String recordId,
      @Nullable String actor,
      Set<String> actions,
      @Nullable String outcome,
      @Nullable String role,
      @Nullable String department,
      @Nullable String address,
      @Nullable String correlation,
      @Nullable String text,
      @Nullable Instant from,
      @Nullable Instant before) {
    public Conditions {
      actions = Set.copyOf(actions);
    }
  }

  public AuditQuery {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size");
    }
  }
}
