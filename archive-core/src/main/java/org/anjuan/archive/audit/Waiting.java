package org.anjuan.archive.audit;

import org.jspecify.annotations.Nullable;

/** An event on its way into the chain; its caller waits. Guarded by the trail's writing lock. */
final class Waiting {
  private final AuditEvent event;
  private volatile @Nullable AuditPosition position;
  private volatile @Nullable AuditUnavailable failure;

  Waiting(AuditEvent event) {
    this.event = event;
  }

  AuditEvent event() {
    return event;
  }

  boolean isOpen() {
    return position == null && failure == null;
  }

  void done(AuditPosition where) {
    position = where;
  }

  /** Does nothing to an event that is written already. */
  void fail(AuditUnavailable why) {
    if (position == null) {
      failure = why;
    }
  }

  AuditPosition result() {
    var where = position;
    if (where == null) {
      throw failure == null ? new IllegalStateException("still waiting") : failure;
    }
    return where;
  }
}
