package org.anjuan.archive.handover;

import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Work that another can take over here. An implementation
 *
 * <ul>
 *   <li>puts on record what it does, before it does it;
 *   <li>does nothing, and says so, when the thing is no longer this person's: passing it twice is
 *       once, also after a crash half-way;
 *   <li>leaves nothing behind of what it has passed: it is not among this person's any more.
 * </ul>
 */
public interface PassingWork extends OpenWork {

  /**
   * Passes one thing on.
   *
   * @param to null for nobody: then it ends, or nobody answers for it
   */
  Passed pass(Actor by, Person from, @Nullable Person to, WorkItem item, String reason);

  /** What became of it. */
  enum Passed {
    HANDED_OVER,
    ENDED,
    /** It can't be given to this successor; it stays. */
    STAYS
  }
}
