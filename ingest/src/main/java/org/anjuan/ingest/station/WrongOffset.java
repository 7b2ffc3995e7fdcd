package org.anjuan.ingest.station;

/** A part, or the end, of an upload that stands elsewhere: the station goes on from there. */
public final class WrongOffset extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  WrongOffset(long offset) {
    super("the upload stands at " + offset);
    this.offset = offset;
  }

  /** How many bytes of the upload are here. */
  public long offset() {
    return offset;
  }
}
