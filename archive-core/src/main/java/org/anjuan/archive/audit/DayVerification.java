package org.anjuan.archive.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What reading a day's chain found.
 *
 * @param events how many were read and good, up to the first break
 * @param firstBreak null when the chain is whole
 */
public record DayVerification(LocalDate day, long events, @Nullable Break firstBreak) {

  public boolean intact() {
    return firstBreak == null;
  }

  /** Where the chain breaks first, and how. */
  public record Break(long seq, Damage damage) {}

  /** What is wrong with an event. */
  public enum Damage {
    /** There should be an event and there is none. */
    MISSING,
    /** Its content does not give its hash. */
    CHANGED,
    /** It does not follow from the event before. */
    UNLINKED,
    /** It comes after the day was closed. */
    SURPLUS,
    /** The chain holds, but is not the one that was signed: the whole day was replaced. */
    NOT_AS_ANCHORED,
    /** The day's anchor does not carry a signature of this archive. */
    ANCHOR_FORGED,
    /** The day's anchor is gone, though later ones are there or a node keeps a copy. */
    ANCHOR_MISSING
  }
}
