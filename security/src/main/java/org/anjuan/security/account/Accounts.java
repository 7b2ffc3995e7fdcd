package org.anjuan.security.account;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.WeakPassword.Reason;
import org.anjuan.security.rules.RuleKeeper;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The people who may log in. */
@Service
public class Accounts {
  private static final int SHORTEST_PASSWORD = 8;

  private final AccountStore store;
  private final Administrators administrators;
  private final PasswordEncoder passwords;
  private final RuleKeeper rules;
  private final AuditTrail audit;
  private final Clock clock;

  Accounts(
      AccountStore store,
      Administrators administrators,
      PasswordEncoder passwords,
      RuleKeeper rules,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.administrators = administrators;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens an account with postings and a password: for Anjuan's own first start and the
   * demonstration. People do it in two steps, {@link AccountAdministration}. On record before it
   * exists.
   *
   * @param by who opens it; Anjuan's own work on a first start
   * @throws AccountExists when the name is taken; nothing is changed then
   * @throws WeakPassword when the password does not keep the rules
   * @throws IllegalArgumentException when the postings hold two administrators' roles
   */
  public void create(Actor by, NewAccount wanted) {
    if (wanted.password().length() < SHORTEST_PASSWORD) {
      throw new WeakPassword(Reason.TOO_SHORT);
    }
    PasswordPolicy.checkLength(wanted.password());
    if (exists(wanted.username())) {
      throw new AccountExists(wanted.username());
    }
    var now = clock.instant();
    var password =
        new Password(
            passwords.encode(wanted.password()),
            wanted.initialPassword(),
            true,
            now,
            null,
            List.of());
    var account =
        new Account(
            wanted.username(),
            password,
            wanted.name(),
            wanted.staffNumber(),
            wanted.postings(),
            wanted.clearance(),
            true,
            null,
            now,
            0);
    var roles = account.actor().roles();
    audit.append(
        AuditEvent.of(by, AuditAction.ACCOUNT_CREATED, now)
            .detail(wanted.username() + " " + roles));
    store.add(account);
    administrators.enter(account);
  }

  public boolean exists(Username username) {
    return store.find(username.value()).isPresent();
  }

  /** The user name that was typed, if an account has it, else an empty text. */
  public String knownName(String typed) {
    return store
        .find(Username.normalise(typed))
        .map(account -> account.username().value())
        .orElse("");
  }

  /** Whether nobody has an account yet. */
  public boolean isEmpty() {
    return store.isEmpty();
  }

  /**
   * The person behind a name, with the postings of this moment; empty when unknown or deactivated.
   */
  public Optional<Actor> actor(Username username) {
    return store.find(username.value()).filter(Account::active).map(Account::actor);
  }

  /** The person behind a name with what must be done first; empty as above. */
  public Optional<Entrant> entrant(Username username) {
    return store.find(username.value()).filter(Account::active).map(this::entrant);
  }

  Entrant entrant(Account account) {
    var present = rules.rules();
    var duties = EnumSet.noneOf(Duty.class);
    var days = present.password().maximumAgeDays();
    var changed = account.password().since();
    if (account.password().given()
        && (account.password().initial()
            || (days > 0 && !clock.instant().isBefore(changed.plus(Duration.ofDays(days)))))) {
      duties.add(Duty.CHANGE_PASSWORD);
    }
    if (account.secondFactor() == null
        && present.secondFactorRoles().stream().anyMatch(account::holds)) {
      duties.add(Duty.SET_UP_SECOND_FACTOR);
    }
    return new Entrant(account.actor(), duties);
  }

  /** Whose staff number this is: what identity providers and other systems know people by. */
  public StaffMatch match(StaffNumber number) {
    var all = store.withNumber(number);
    var active = all.stream().filter(Account::active).toList();
    return switch (active.size()) {
      case 0 -> all.isEmpty() ? new StaffMatch.Nobody() : new StaffMatch.Closed();
      case 1 -> new StaffMatch.One(active.getFirst().actor());
      default -> new StaffMatch.Several();
    };
  }

  /**
   * Opens an account for somebody an identity provider vouches for; nobody knows a password for it.
   * On record before it exists.
   *
   * @param active whether it can be used at once
   * @throws AccountExists when the name is taken
   */
  public void provision(
      Actor by,
      Username username,
      String name,
      StaffNumber number,
      Set<Posting> postings,
      boolean active) {
    if (exists(username)) {
      throw new AccountExists(username);
    }
    var nobodys = passwords.encode(UUID.randomUUID() + "" + UUID.randomUUID());
    var now = clock.instant();
    var password = new Password(nobodys, false, false, now, null, List.of());
    var account = new Account(username, password, name, number, postings, 0, active, null, now, 0);
    audit.append(
        AuditEvent.of(by, AuditAction.ACCOUNT_CREATED, now)
            .detail(username + " " + number + (active ? " " : " inactive ") + postings));
    store.add(account);
  }

  /**
   * The person who has this number in the hospital; empty when nobody has, or more than one, or the
   * account is deactivated.
   */
  public Optional<Actor> byStaffNumber(StaffNumber number) {
    return match(number) instanceof StaffMatch.One(var actor)
        ? Optional.of(actor)
        : Optional.empty();
  }
}
