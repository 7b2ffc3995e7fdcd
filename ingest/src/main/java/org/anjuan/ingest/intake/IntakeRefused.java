package org.anjuan.ingest.intake;

import org.anjuan.ingest.quarantine.Quarantined;

/** A delivery was not accepted; it is kept in quarantine, nothing is lost. */
public final class IntakeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Quarantined entry;

  IntakeRefused(Quarantined entry) {
    super("quarantined: " + entry.reason());
    this.entry = entry;
  }

  public Quarantined entry() {
    return entry;
  }
}
