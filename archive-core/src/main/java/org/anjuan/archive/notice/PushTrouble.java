package org.anjuan.archive.notice;

/** Nobody could be told by this way. The message says what the other side answered, no secret. */
public final class PushTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean passing;

  private PushTrouble(boolean passing, String answer) {
    super(answer);
    this.passing = passing;
  }

  /** Later it may work: not reached, busy, too much at once. */
  static PushTrouble passing(String answer) {
    return new PushTrouble(true, answer);
  }

  /** Somebody has to change the settings here or there. */
  static PushTrouble lasting(String answer) {
    return new PushTrouble(false, answer);
  }

  public boolean isPassing() {
    return passing;
  }
}
