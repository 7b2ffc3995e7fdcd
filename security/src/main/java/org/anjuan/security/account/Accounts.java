package org.anjuan.security.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The people who may log in. */
@Service
public class Accounts {
  private static final int SHORTEST_PASSWORD = 8;

  /** What BCrypt looks at; a longer password would be cut unseen. */
  private static final int LONGEST_PASSWORD_BYTES = 72;

  private final AccountStore store;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;
  private final Clock clock;

  Accounts(AccountStore store, PasswordEncoder passwords, AuditTrail audit, Clock clock) {
    this.store = store;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens an account. On record before it exists.
   *
   * @param by who opens it; Anjuan's own work on a first start
   * @throws AccountExists when the name is taken; nothing is changed then
   * @throws WeakPassword when the password does not keep the rules
   * @throws IllegalArgumentException when the postings hold two administrators' roles
   */
  public void create(Actor by, NewAccount wanted) {
    if (wanted.password().length() < SHORTEST_PASSWORD) {
      throw new WeakPassword("at least " + SHORTEST_PASSWORD + " characters");
    }
    if (wanted.password().getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
      throw new WeakPassword("at most " + LONGEST_PASSWORD_BYTES + " bytes");
    }
    if (exists(wanted.username())) {
      throw new AccountExists(wanted.username());
    }
    var account =
        new Account(
            wanted.username(),
            passwords.encode(wanted.password()),
            wanted.name(),
            wanted.staffNumber(),
            wanted.postings(),
            wanted.clearance(),
            true,
            wanted.initialPassword());
    var roles = account.actor().roles();
    audit.append(
        AuditEvent.of(by, AuditAction.ACCOUNT_CREATED, clock.instant())
            .detail(wanted.username() + " " + roles));
    store.add(account, clock.instant());
  }

  public boolean exists(Username username) {
    return store.find(username.value()).isPresent();
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

  /**
   * The person who has this number in the hospital; empty when nobody has, or more than one, or the
   * account is deactivated.
   */
  public Optional<Actor> byStaffNumber(StaffNumber number) {
    var active = store.withStaffNumber(number).stream().filter(Account::active).toList();
    return active.size() == 1 ? Optional.of(active.getFirst().actor()) : Optional.empty();
  }

  /** Closes an account at once, sessions included, or opens it again. */
  public void setActive(Username username, boolean active) {
    store.setActive(username, active);
  }
}
