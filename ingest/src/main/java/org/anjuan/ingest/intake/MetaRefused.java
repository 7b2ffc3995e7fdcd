package org.anjuan.ingest.intake;

import org.anjuan.ingest.quarantine.QuarantineReason;

/** Metadata that can't be taken: why, and which field; never the value. */
public final class MetaRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QuarantineReason reason;
  private final String field;

  public MetaRefused(QuarantineReason reason, String field) {
    super(reason + ": " + field);
    this.reason = reason;
    this.field = field;
  }

  public QuarantineReason reason() {
    return reason;
  }

  public String field() {
    return field;
  }
}
