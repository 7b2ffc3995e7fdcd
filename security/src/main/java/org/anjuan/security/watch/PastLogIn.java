package org.anjuan.security.watch;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A log-in of the past.
 *
 * @param campus whose network it came from, where that is known
 */
public record PastLogIn(
    Instant at, String address, String agent, boolean success, @Nullable String campus) {

  static PastLogIn read(Document found) {
    return new PastLogIn(
        found.getDate("at").toInstant(),
        found.getString("address"),
        found.getString("agent"),
        found.getBoolean("success"),
        found.getString("campus"));
  }
}
