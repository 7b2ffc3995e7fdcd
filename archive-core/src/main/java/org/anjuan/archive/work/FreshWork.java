package org.anjuan.archive.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When to look for fresh work before the rest: after somebody on this node asked for some, and else
 * once a second, for what other nodes ask for. Each piece of an import's work would otherwise be
 * taken with a look in vain before it, which waits for the disk as taking does.
 */
final class FreshWork {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<WorkKind, Instant> nextLook = new ConcurrentHashMap<>();

  FreshWork(Clock clock) {
    this.clock = clock;
  }

  /** There is some, or there may be more of it: the next look is due. */
  void expect(WorkKind kind) {
    nextLook.remove(kind);
  }

  /**
   * Whether a look is due. If so the one after it is a second away; what is expected from now on
   * brings it nearer, also while this look goes on.
   */
  boolean isLookDue(WorkKind kind) {
    var now = clock.instant();
    var next = nextLook.getOrDefault(kind, now);
    boolean clockWasSetBack = next.isAfter(now.plus(PAUSE));
    if (!kind.isFreshFirst() || (next.isAfter(now) && !clockWasSetBack)) {
      return false;
    }
    nextLook.put(kind, now.plus(PAUSE));
    return true;
  }
}
