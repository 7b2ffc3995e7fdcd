package org.anjuan.archive.audit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An event on its way into the chain; its caller waits. */
final class Waiting {
  private final AuditEvent event;
  private final CompletableFuture<AuditPosition> place = new CompletableFuture<>();

  Waiting(AuditEvent event) {
    this.event = event;
  }

  AuditEvent event() {
    return event;
  }

  boolean isOpen() {
    return !place.isDone();
  }

  void done(AuditPosition where) {
    place.complete(where);
  }

  /** Does nothing to an event that is written already. */
  void fail(Throwable why) {
    place.completeExceptionally(why);
  }

  AuditPosition result() {
    try {
      return place.join();
    } catch (CompletionException e) {
      throw new AuditUnavailable(e.getCause() == null ? e : e.getCause());
    }
  }
}
