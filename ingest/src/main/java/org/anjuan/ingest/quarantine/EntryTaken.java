package org.anjuan.ingest.quarantine;

/** Somebody else is dealing with an entry at this moment, or has done so already. */
public final class EntryTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EntryTaken(QuarantineId id) {
    super("quarantine entry " + id + " is in other hands");
  }
}
