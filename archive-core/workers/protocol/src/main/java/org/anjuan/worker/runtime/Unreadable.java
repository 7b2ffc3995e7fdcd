package org.anjuan.worker.runtime;

import org.anjuan.worker.protocol.Refusal;

/** A document, or a page of it, can't be read. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Refusal reason;

  public Unreadable(Refusal reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Refusal reason() {
    return reason;
  }
}
