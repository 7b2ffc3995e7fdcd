package org.anjuan.ingest.collect;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What failed a short while ago. It is left alone for a time, so that it holds up nothing that lies
 * behind it and is not told at every look. What has changed since is looked at at once. Only so
 * many are remembered: one that was forgotten is merely tried again.
 */
final class LeftAlone {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<Path, Failed> failed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Failed> eldest) {
          return size() > MOST;
        }
      };

  LeftAlone(Clock clock) {
    this.clock = clock;
  }

  private record Failed(FileTime modified, Duration pause, Instant until) {}

  synchronized boolean contains(Path path, FileTime modified) {
    var known = failed.get(path);
    return known != null
        && known.modified().equals(modified)
        && clock.instant().isBefore(known.until());
  }

  /** It failed by its own fault, and is likely to fail again: each time it is left alone longer. */
  synchronized void failed(Path path, FileTime modified) {
    var known = failed.remove(path);
    var longer = known == null ? SHORTEST : known.pause().multipliedBy(2);
    add(path, modified, longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
  }

  /** It failed, and perhaps not by its own fault: others are to have their turn before it. */
  synchronized void failedOnce(Path path, FileTime modified) {
    failed.remove(path);
    add(path, modified, SHORTEST);
  }

  private void add(Path path, FileTime modified, Duration pause) {
    failed.put(path, new Failed(modified, pause, clock.instant().plus(pause)));
  }

  synchronized void succeeded(Path path) {
    failed.remove(path);
  }
}
