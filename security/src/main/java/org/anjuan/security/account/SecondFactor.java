package org.anjuan.security.account;

import java.time.Instant;
import java.util.List;

/**
 * A person's second factor as stored.
 *
 * @param secret sealed
 * @param since when it was set up
 * @param recovery hashes of the recovery codes that are left
 */
record SecondFactor(String secret, Instant since, List<String> recovery) {
  SecondFactor {
    recovery = List.copyOf(recovery);
  }

  @Override
  public String toString() {
    return "SecondFactor[masked]";
  }
}
