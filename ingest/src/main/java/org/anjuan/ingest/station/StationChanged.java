package org.anjuan.ingest.station;

/** A station was changed, or registered, by somebody else meanwhile. */
public final class StationChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StationChanged() {
    super("changed meanwhile");
  }
}
