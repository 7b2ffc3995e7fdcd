package org.anjuan.archive.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of a stay: there, or to come.
 *
 * @param basis why it is expected
 * @param document the document, where it is there
 * @param category the document's, or where a rule names one only, that
 * @param name the document's title, the source's name for it, or the rule's name
 * @param at when it was received, or since when it is known to be expected
 * @param deadline until when it should be there; null where it is there
 * @param reason why it could not be taken in, as a code
 */
public record ReportLine(
    String system,
    Basis basis,
    Standing standing,
    @Nullable String document,
    @Nullable String category,
    String name,
    Instant at,
    @Nullable Instant deadline,
    @Nullable String reason) {

  /** Why a report is expected. */
  public enum Basis {
    /** It came. */
    RECEIVED,
    /** Its source has listed it. */
    LISTED,
    /** A rule says so. */
    RULE
  }

  @Override
  public String toString() {
    return "ReportLine[" + system + ", " + basis + ", " + standing + "]";
  }
}
