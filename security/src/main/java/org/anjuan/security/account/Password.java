package org.anjuan.security.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A password as stored.
 *
 * @param initial given by somebody else: it must be changed before anything else
 * @param given whether anybody knows it; a new account has none until one is given
 * @param expires when an initial one stops opening the door
 * @param earlier hashes of those before it, the latest first
 */
record Password(
    String hash,
    boolean initial,
    boolean given,
    Instant since,
    @Nullable Instant expires,
    List<String> earlier) {
  private static final int LONGEST_HISTORY = 24;

  Password {
    earlier = List.copyOf(earlier);
  }

  boolean opensAt(Instant now) {
    return given && (expires == null || now.isBefore(expires));
  }

  /** The next one; this one becomes history. */
  Password next(String newHash, boolean nowInitial, Instant at, @Nullable Instant until) {
    var before = new ArrayList<String>();
    if (given) {
      before.add(hash);
    }
    before.addAll(earlier);
    return new Password(
        newHash,
        nowInitial,
        true,
        at,
        until,
        before.subList(0, Math.min(before.size(), LONGEST_HISTORY)));
  }

  @Override
  public String toString() {
    return "Password[masked]";
  }
}
