package org.anjuan.station.upload;

import java.time.Instant;
import org.anjuan.station.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a station stands with the archive.
 *
 * @param welcome what it was told last; null before it was let in
 * @param since when it has been so
 * @param trouble why it is not let in; null while it is, or is not known
 */
public record Link(State state, @Nullable Welcome welcome, Instant since, @Nullable Words trouble) {

  /** Whether they talk. */
  public enum State {
    UNKNOWN,
    CONNECTED,
    AWAY,
    REFUSED
  }
}
