package org.anjuan.ingest.collect.collector;

/** A change to a collector that is not made. */
public final class CollectorRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    NO_SUCH_COLLECTOR,
    CHANGED_MEANWHILE,
    /** The source's address changed, and the secrets kept for the old one were not given again. */
    SECRET_NEEDED,
    /** Source system, campus and kind of channel stay: items are known by them. */
    SOURCE_FIXED,
    NO_SUCH_CAMPUS,
    TOO_MANY
  }

  public CollectorRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
