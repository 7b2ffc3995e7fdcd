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
  private final Map<WorkKind, Instant> noneUntil = new ConcurrentHashMap<>();

  FreshWork(Clock clock) {
    this.clock = clock;
  }

  void asked(WorkKind kind) {
    noneUntil.remove(kind);
  }

  boolean isExpected(WorkKind kind) {
    return kind.isFreshFirst()
        && !clock.instant().isBefore(noneUntil.getOrDefault(kind, Instant.EPOCH));
  }

  /** There was no more of it a moment ago. */
  void none(WorkKind kind) {
    noneUntil.put(kind, clock.instant().plus(PAUSE));
  }
}
