package org.anjuan.ingest.collect.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be listed. A channel that can't narrow a list gives more than was asked for; whoever
 * asked passes over the rest.
 *
 * @param checkpoint where an earlier listing was broken off; null to begin anew
 * @param since what changed at that time or later; null for everything
 */
public record Listing(
    @Nullable String checkpoint,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Stay stay) {
  /** Everything, from the beginning. */
  public static final Listing WHOLE = new Listing(null, null, null, null);

  /** One stay. */
  public record Stay(String admissionNo, int visitNo) {
    @Override
    public String toString() {
      return "Stay[masked]";
    }
  }
}
