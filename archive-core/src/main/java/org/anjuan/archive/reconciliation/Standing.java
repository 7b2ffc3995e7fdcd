package org.anjuan.archive.reconciliation;

/** How the collection of something stands; of several the last of these holds. */
public enum Standing {
  /** All that is expected is there. */
  COMPLETE("已采齐", "complete"),
  /** Something is still to come, and in time. */
  AWAITED("待采集", "awaited"),
  /** Something has not come in its time. */
  MISSING("缺失", "missing"),
  /** The source has it, and it could not be taken in. */
  FAILED("采集失败", "failed");

  private final String chinese;
  private final String english;

  Standing(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  Standing worse(Standing other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
