package org.anjuan.ingest.station;

/** A caller with a good key that is not let in as a station, and why. */
public final class StationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Reason {
    /** The key is no station's, or an earlier one of it. */
    UNKNOWN,
    DISABLED,
    ADDRESS
  }

  private final Reason reason;

  StationRefused(Reason reason) {
    super("station refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
