package org.anjuan.security.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A password given in the place of one that somebody had: who asked for it, who released it, and
 * who came in with it first. Never the password.
 *
 * @param releasedBy null while it waits, and where one hand was enough
 * @param endedAt when it was given, refused, superseded, or null while it waits
 * @param firstLogIn when and from where somebody came in first after it
 */
public record PasswordReset(
    String id,
    Username username,
    String name,
    String requestedBy,
    String requestedByName,
    String reason,
    State state,
    Instant requestedAt,
    Instant lapsesAt,
    @Nullable String releasedBy,
    @Nullable Instant endedAt,
    @Nullable FirstLogIn firstLogIn) {

  /** Where a reset stands. */
  public enum State {
    WAITING,
    GIVEN_BY_TWO,
    GIVEN_BY_ONE,
    REFUSED,
    SUPERSEDED
  }

  /** The first log-in after it. */
  public record FirstLogIn(Instant at, String address) {}
}
