package org.anjuan.archive.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that a source says it has.
 *
 * @param system the source
 * @param name as the source calls it; may name a patient
 * @param document the document it became, if it did
 * @param reason why it could not be taken in, as a code
 * @param since when it was first seen in the source's list
 * @param due when it is to be fetched; null: at once, or not at all
 */
public record ListedReport(
    String system,
    String name,
    State state,
    @Nullable String document,
    @Nullable String reason,
    Instant since,
    @Nullable Instant due) {

  /** What has become of it. */
  public enum State {
    /** It is left with its source until something happens: the discharge, or the source's word. */
    WAITING,
    AWAITED,
    RECEIVED,
    FAILED,
    QUARANTINED,
    WITHDRAWN
  }

  @Override
  public String toString() {
    return "ListedReport[" + system + ", " + state + "]";
  }
}
