package org.anjuan.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.AccountRefused.Reason;
import org.anjuan.security.rules.RuleKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * What administrators do with accounts. Who may do which is a matter of the endpoint; here is what
 * nobody may: change the own account, hold an administrator's role beside another role, leave the
 * hospital without one of the three administrators. Every deed is on record before it is done.
 */
@Service
public class AccountAdministration {
  private static final int LONGEST_NAME = 64;
  private static final int HIGHEST_CLEARANCE = 9;
  private static final int LONGEST_REASON = 200;

  private final AccountStore store;
  private final Leaving leaving;
  private final Administrators administrators;
  private final LogInThrottle throttle;
  private final OpenSessions sessions;
  private final PasswordEncoder passwords;
  private final RuleKeeper rules;
  private final AuditTrail audit;
  private final Clock clock;

  /** Nobody has its password, and trying it takes as long as any other. */
  private final String nobodysHash;

  AccountAdministration(
      AccountStore store,
      Leaving leaving,
      Administrators administrators,
      LogInThrottle throttle,
      OpenSessions sessions,
      PasswordEncoder passwords,
      RuleKeeper rules,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.leaving = leaving;
    this.administrators = administrators;
    this.throttle = throttle;
    this.sessions = sessions;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
    this.nobodysHash = passwords.encode(OneTimePassword.next());
  }

  /** Accounts in the order of their user names. */
  public List<AccountDetails> list(AccountFilter filter, @Nullable Username after, int limit) {
    return store.page(after == null ? null : after.value(), limit, filter::fits).stream()
        .map(this::details)
        .toList();
  }

  /**
   * One account.
   *
   * @throws AccountRefused when there is none of this name
   */
  public AccountDetails find(Username username) {
    return details(account(username));
  }

  /** The account with this staff number, if any: of several, the first. */
  public Optional<AccountDetails> withNumber(StaffNumber number) {
    return store.withNumber(number).stream().findFirst().map(this::details);
  }

  /**
   * Opens an account that can do nothing yet: postings and the first password are the security
   * administrator's to give.
   *
   * @throws AccountExists when the name is taken
   */
  public AccountDetails open(
      Actor by, Username username, String name, @Nullable StaffNumber number) {
    var now = clock.instant();
    var nobodys = new Password(nobodysHash, true, false, now, null, List.of());
    var account =
        new Account(username, nobodys, checkedName(name), number, Set.of(), 0, true, null, now, 0);
    if (store.find(username.value()).isPresent()) {
      throw new AccountExists(username);
    }
    requireFree(number, username);
    record(by, AuditAction.ACCOUNT_CREATED, username + " " + name + " " + number);
    store.add(account);
    return details(account);
  }

  /** Changes name and staff number. */
  public AccountDetails change(
      Actor by, Username username, long version, String name, @Nullable StaffNumber number) {
    var account = seen(by, username, version);
    requireFree(number, username);
    var next = account.withMasterData(checkedName(name), number);
    record(
        by,
        AuditAction.ACCOUNT_CHANGED,
        "%s: %s %s -> %s %s"
            .formatted(username, account.name(), account.staffNumber(), name, number));
    return put(next);
  }

  /** Opens an account again, or closes one on which nothing hangs. */
  public AccountDetails setActive(Actor by, Username username, long version, boolean active) {
    return setActive(by, username, version, active, "");
  }

  /**
   * Closes an account at once, its sessions included, or opens it again.
   *
   * @param reason why it is closed although something hangs on it that nobody has taken over
   * @throws AccountRefused when something does and there is no reason
   */
  public AccountDetails setActive(
      Actor by, Username username, long version, boolean active, String reason) {
    var account = seen(by, username, version);
    var why = reason.strip();
    if (why.length() > LONGEST_REASON) {
      throw new InvalidValue("reason");
    }
    if (account.active() == active) {
      return details(account);
    }
    var waits = !active && leaving.waits(account);
    if (waits && why.isEmpty()) {
      throw new AccountRefused(Reason.OPEN_WORK);
    }
    if (!active) {
      Administrators.kinds().stream()
          .filter(account::holds)
          .forEach(role -> administrators.strike(account, role));
    }
    record(
        by,
        active ? AuditAction.ACCOUNT_REACTIVATED : AuditAction.ACCOUNT_DEACTIVATED,
        username + (waits ? ", with open work" : "") + (why.isEmpty() ? "" : ": " + why));
    var changed = put(account.withActive(active));
    if (!active) {
      // Otherwise a session would live again with the account.
      sessions.endAll(by, username);
    }
    return changed;
  }

  /** Gives the account these postings and this clearance in place of those it has. */
  public AccountDetails setRights(
      Actor by, Username username, long version, Set<Posting> postings, int clearance) {
    var account = seen(by, username, version);
    requireUnmixed(postings);
    if (clearance < 0 || clearance > HIGHEST_CLEARANCE) {
      throw new InvalidValue("clearance");
    }
    var next = account.withRights(postings, clearance);
    if (account.active()) {
      Administrators.kinds().stream()
          .filter(role -> account.holds(role) && !next.holds(role))
          .forEach(role -> administrators.strike(account, role));
    }
    record(
        by,
        AuditAction.RIGHTS_CHANGED,
        "%s: %s %s -> %s %s"
            .formatted(username, account.postings(), account.clearance(), postings, clearance));
    return put(next);
  }

  /**
   * Gives a one-time password by one hand. The one before it opens nothing any more. Where two
   * hands are asked for: {@link PasswordResets}.
   */
  public GivenPassword resetPassword(Actor by, Username username) {
    return resetPassword(by, username, false, "");
  }

  GivenPassword resetPassword(Actor by, Username username, boolean emergency, String reason) {
    var account = others(by, username);
    var value = OneTimePassword.next();
    record(
        by,
        AuditAction.PASSWORD_RESET,
        (username + (emergency ? " emergency: " : " ") + reason).strip());
    return new GivenPassword(value, give(by, account, passwords.encode(value)));
  }

  /** Puts a one-time password, on record already, in the place of the present one; until when. */
  Instant give(Actor by, Account account, String hash) {
    var now = clock.instant();
    var expires = now.plus(Duration.ofHours(rules.rules().password().initialValidHours()));
    if (!store.setPassword(account, account.password().next(hash, true, now, expires))) {
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
    throttle.clear(account.username().value());
    sessions.endAll(by, account.username());
    return expires;
  }

  /** Lets a locked name try again at once. */
  public void unlock(Actor by, Username username) {
    var account = others(by, username);
    record(by, AuditAction.ACCOUNT_UNLOCKED, account.username().value());
    throttle.clear(username.value());
    throttle.clear(LogInThrottle.secondStep(username));
  }

  /** Takes away a lost second factor; where the rules ask for one, it must be set up anew. */
  public void removeSecondFactor(Actor by, Username username) {
    others(by, username);
    record(by, AuditAction.SECOND_FACTOR_REMOVED, username.value());
    store.removeFactor(username);
    sessions.endAll(by, username);
  }

  /**
   * Refuses an administrator's role beside any other.
   *
   * @throws AccountRefused when the postings mix them
   */
  public static void requireUnmixed(Set<Posting> postings) {
    var roles = postings.stream().map(Posting::role).distinct().toList();
    if (roles.size() > 1 && roles.stream().anyMatch(role -> role.isAdministrator())) {
      throw new AccountRefused(Reason.MIXED_ROLES);
    }
  }

  private AccountDetails put(Account next) {
    if (!store.replace(next)) {
      // Who was struck out of the list of administrators comes back by what holds now.
      store.find(next.username().value()).ifPresent(administrators::enter);
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
    administrators.enter(next);
    return find(next.username());
  }

  private Account seen(Actor by, Username username, long version) {
    var account = others(by, username);
    if (account.version() != version) {
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
    return account;
  }

  Account others(Actor by, Username username) {
    if (by.id().value().equals(username.value())) {
      throw new AccountRefused(Reason.OWN_ACCOUNT);
    }
    return account(username);
  }

  private Account account(Username username) {
    return store
        .find(username.value())
        .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT));
  }

  private void requireFree(@Nullable StaffNumber number, Username username) {
    if (number != null
        && store.withNumber(number).stream().anyMatch(a -> !a.username().equals(username))) {
      throw new AccountRefused(Reason.STAFF_NUMBER_TAKEN);
    }
  }

  private static String checkedName(String name) {
    var kept = name.strip();
    if (kept.isEmpty()
        || kept.length() > LONGEST_NAME
        || kept.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("name");
    }
    return kept;
  }

  private AccountDetails details(Account account) {
    return AccountDetails.of(account, throttle.lockedUntil(account.username().value()));
  }

  private void record(Actor by, AuditAction action, String detail) {
    audit.append(AuditEvent.of(by, action, clock.instant()).detail(detail));
  }
}
