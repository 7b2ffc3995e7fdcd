package org.anjuan.archive.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node as it was last heard of.
 *
 * @param freeBytes what its data folder's disk has left
 */
public record NodeBeat(
    String name,
    @Nullable String version,
    Instant startedAt,
    Instant at,
    long freeBytes,
    State state) {

  /** Whether it beats. */
  public enum State {
    ALIVE,
    /** It stopped beating without a word. */
    SILENT,
    /** It was shut down. */
    STOPPED
  }
}
