package org.anjuan.archive.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement stands in its source's own order: by the version count that the source gave,
 * else by its clock. When the statement was received says nothing of that order.
 */
record SourceMoment(@Nullable Integer count, @Nullable Instant modifiedAt)
    implements Comparable<SourceMoment> {

  /** Whether the source gave neither count nor time. */
  boolean isUnsaid() {
    return count == null && modifiedAt == null;
  }

  @Override
  public int compareTo(SourceMoment other) {
    int order = count == null || other.count == null ? 0 : Integer.compare(count, other.count);
    if (order == 0 && modifiedAt != null && other.modifiedAt != null) {
      order = modifiedAt.compareTo(other.modifiedAt);
    }
    return order == 0 ? Integer.compare(precision(), other.precision()) : order;
  }

  // What says more of itself goes before what may stand anywhere.
  private int precision() {
    return (modifiedAt == null ? 0 : 2) + (count == null ? 0 : 1);
  }
}
