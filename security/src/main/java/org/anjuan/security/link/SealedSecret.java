package org.anjuan.security.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as stored.
 *
 * @param ends when it stops to hold; null for the one that was given last
 */
public record SealedSecret(String sealed, Instant since, @Nullable Instant ends) {

  boolean holds(Instant now) {
    return ends == null || ends.isAfter(now);
  }

  @Override
  public String toString() {
    return "SealedSecret[since " + since + "]";
  }
}
