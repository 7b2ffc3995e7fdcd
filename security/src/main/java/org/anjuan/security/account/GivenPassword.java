package org.anjuan.security.account;

import java.time.Instant;

/** A password to be handed over: shown once, to be changed at the first log-in. */
public record GivenPassword(String value, Instant expires) {
  @Override
  public String toString() {
    return "GivenPassword[masked]";
  }
}
