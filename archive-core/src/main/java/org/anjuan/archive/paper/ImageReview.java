package org.anjuan.archive.paper;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the review 图片审核 of what was scanned stands.
 *
 * @param round how often it was handed in
 * @param marks what was found wrong in the last round
 * @param by who looked at it last
 */
public record ImageReview(
    State state,
    int round,
    List<Mark> marks,
    @Nullable String by,
    @Nullable String byName,
    @Nullable Instant at) {

  /** Which list it is on. */
  public enum State {
    /** 首次审核: nobody has looked yet. */
    FIRST,
    /** 重复审核: handed in again after it was rejected. */
    AGAIN,
    /** 审核不通过: to be scanned better. */
    REJECTED,
    PASSED
  }

  /** What may be wrong with a page. */
  public enum Defect {
    BLURRED,
    CROOKED,
    CUT_OFF,
    TOO_DARK,
    TOO_BRIGHT,
    WRONG_ORDER,
    WRONG_CATEGORY,
    WRONG_PATIENT,
    PAGE_MISSING,
    OTHER
  }

  /**
   * A mark on a page.
   *
   * @param page null: on the whole
   */
  public record Mark(@Nullable ScanPageId page, Defect defect, @Nullable String note) {
    private static final int LONGEST_NOTE = 200;

    public Mark {
      if (note != null && note.length() > LONGEST_NOTE) {
        throw new InvalidValue("marks");
      }
    }
  }

  public ImageReview {
    marks = List.copyOf(marks);
  }

  /** Handed in for the first time, or again; where nobody reviews it has passed. */
  static ImageReview handedIn(@Nullable ImageReview before, boolean reviewed) {
    int round = before == null ? 1 : before.round + 1;
    if (!reviewed) {
      return new ImageReview(State.PASSED, round, List.of(), null, null, null);
    }
    return new ImageReview(
        before == null ? State.FIRST : State.AGAIN,
        round,
        before == null ? List.of() : before.marks,
        before == null ? null : before.by,
        before == null ? null : before.byName,
        before == null ? null : before.at);
  }

  boolean isDue() {
    return state == State.FIRST || state == State.AGAIN;
  }
}
