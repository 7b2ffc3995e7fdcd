package org.anjuan.archive.access;

/** An actor asked for what the rule book does not allow. Says nothing about the record. */
public final class AccessRefused extends RuntimeException {
  private final Action action;
  private final RefusalReason reason;

  public AccessRefused(Action action, RefusalReason reason) {
    super(action + " refused: " + reason);
    this.action = action;
    this.reason = reason;
  }

  public Action action() {
    return action;
  }

  public RefusalReason reason() {
    return reason;
  }
}
