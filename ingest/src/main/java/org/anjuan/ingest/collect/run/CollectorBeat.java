package org.anjuan.ingest.collect.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a collector does, for those who watch (MON-3).
 *
 * @param ranAt when its last run ended; null when it has never run
 * @param dueAt when it runs next by itself, or should have; null where only people start it
 * @param failures runs in a row that could not do their work
 */
public record CollectorBeat(
    String id,
    String name,
    String system,
    String campus,
    State state,
    @Nullable Instant ranAt,
    @Nullable Instant succeededAt,
    @Nullable Instant dueAt,
    int failures) {

  /** What is worse comes later, but for those that somebody stopped. */
  public enum State {
    DISABLED,
    PAUSED,
    /** It has never run, and need not have. */
    NEW,
    WELL,
    RUNNING,
    /** It should have run by itself, and no node does it. */
    LATE,
    /** Its last run could not do its work. */
    FAILING
  }
}
