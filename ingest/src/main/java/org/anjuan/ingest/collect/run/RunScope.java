package org.anjuan.ingest.collect.run;

import java.time.Instant;
import org.anjuan.ingest.collect.channel.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What a run looks through.
 *
 * @param byContent what looks unchanged is fetched and compared as well
 * @param path one entry only
 */
public record RunScope(
    Kind kind,
    @Nullable Instant since,
    @Nullable Instant until,
    Listing.@Nullable Stay stay,
    @Nullable String path,
    boolean byContent) {

  /** Why it is looked through. */
  public enum Kind {
    SCHEDULED,
    RECOLLECTION,
    BY_HAND,
    EVENT
  }

  static RunScope scheduled(@Nullable Instant since) {
    return new RunScope(Kind.SCHEDULED, since, null, null, null, false);
  }

  /** Whether it is about everything that the source has, at least since some time. */
  boolean isSweep() {
    return stay == null && path == null && until == null;
  }

  Listing listing(@Nullable String checkpoint) {
    return new Listing(checkpoint, since, until, stay);
  }

  @Override
  public String toString() {
    return "RunScope[" + kind + "]";
  }
}
