package org.anjuan.ingest.collect.run;

import java.time.Duration;
import java.time.Instant;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.jspecify.annotations.Nullable;

/**
 * A run, as the history keeps it.
 *
 * @param aliveAt when it last gave a sign of life
 * @param what the kinds of scopes it looked through, separated by commas; empty when it only
 *     fetched what was due
 * @param by who asked for it, of those that were asked for
 * @param outcome null while it goes on, and when its node died
 * @param trouble a {@link org.anjuan.ingest.collect.channel.Trouble}, or what stopped it
 */
public record CollectorRun(
    String id,
    CollectorId collector,
    Instant startedAt,
    Instant aliveAt,
    @Nullable Instant endedAt,
    String what,
    @Nullable String by,
    Counts counts,
    @Nullable Outcome outcome,
    @Nullable String trouble,
    @Nullable String detail) {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(90);

  /** Whether a node is at it: it has not ended, and gave a sign of life lately. */
  public boolean isRunning(Instant now) {
    return endedAt == null && !now.isAfter(aliveAt.plus(SIGN_OF_LIFE));
  }

  /** How it ended. */
  public enum Outcome {
    DONE,
    /** It goes on where it stopped. */
    STOPPED,
    FAILED
  }

  /**
   * What it did.
   *
   * @param passedOver whose path the mapping is not for
   */
  public record Counts(
      long listed,
      long passedOver,
      long added,
      long changed,
      long unchanged,
      long waiting,
      long taken,
      long quarantined,
      long failed,
      long withdrawn,
      long bytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
