package org.anjuan.ingest.intake;

import org.anjuan.ingest.quarantine.QuarantineReason;

/** Bytes that can't be accepted. */
final class NotAcceptable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QuarantineReason reason;

  NotAcceptable(QuarantineReason reason) {
    super(reason.name());
    this.reason = reason;
  }

  QuarantineReason reason() {
    return reason;
  }
}
