package org.anjuan.security.account;

import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.handover.HandOvers;
import org.anjuan.archive.handover.HandOvers.Hanging;
import org.anjuan.archive.handover.HandOvers.Outcome;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.AccountRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What hangs on an account, and who takes it over. Nobody hands over, or gets, by his own hand. */
@Service
public class Leaving {
  private final AccountStore accounts;
  private final HandOvers handOvers;

  Leaving(AccountStore accounts, HandOvers handOvers) {
    this.accounts = accounts;
    this.handOvers = handOvers;
  }

  /** What hangs on somebody. */
  public List<Hanging> hangingOn(Username username) {
    return handOvers.of(person(account(username)));
  }

  /**
   * Hands it over; on record thing by thing.
   *
   * @param successor an active account; null for nobody
   * @param type of one type only; null for all
   * @throws InvalidValue when there is no such successor, or no reason
   */
  public List<Outcome> handOver(
      Actor by,
      Username username,
      @Nullable Username successor,
      @Nullable String type,
      String why) {
    if (by.id().value().equals(username.value())
        || (successor != null && by.id().value().equals(successor.value()))) {
      throw new AccountRefused(Reason.OWN_ACCOUNT);
    }
    var from = person(account(username));
    var to = successor == null ? null : successor(successor);
    return handOvers.handOver(by, from, to, type, why);
  }

  /** Whether anything hangs on the account that somebody should take over first. */
  boolean waits(Account account) {
    return handOvers.waits(person(account));
  }

  private Person successor(Username username) {
    return accounts
        .find(username.value())
        .filter(Account::active)
        .map(Leaving::person)
        .orElseThrow(() -> new InvalidValue("successor"));
  }

  private Account account(Username username) {
    return accounts
        .find(username.value())
        .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT));
  }

  private static Person person(Account account) {
    return new Person(
        new ActorId(account.username().value()),
        account.staffNumber(),
        account.name(),
        account.actor().holds(Right.RECORD_VIEW));
  }
}
