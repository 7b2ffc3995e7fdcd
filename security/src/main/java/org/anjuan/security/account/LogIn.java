package org.anjuan.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks name and password. Unknown name, wrong password and deactivated account take the same
 * steps and get the same answer; so do locked names, whether they exist or not. Everything is on
 * record before the answer leaves.
 */
@Service
public class LogIn implements AuthenticationManager {
  private final AccountStore accounts;
  private final LogInThrottle throttle;
  private final LogInProperties settings;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;
  private final Clock clock;
  private final String nobodysHash;

  LogIn(
      AccountStore accounts,
      LogInThrottle throttle,
      LogInProperties settings,
      PasswordEncoder passwords,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.settings = settings;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.nobodysHash = passwords.encode("nobody has this password");
  }

  /**
   * Who this is.
   *
   * @throws BadCredentialsException when name and password do not belong to an active account
   * @throws AccountLocked when there were too many wrong attempts for the name
   */
  public Actor check(String typedName, String password) {
    var name = Username.normalise(typedName);
    var account = accounts.find(name);
    var attempt = throttle.begin(name);
    if (attempt.number() > settings.attempts()) {
      record(account, AuditAction.LOG_IN_FAILED, "locked");
      throw locked(attempt.until());
    }
    var right = passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
    if (right && account.isPresent() && account.get().active()) {
      return welcome(account.get(), name, password);
    }
    record(account, AuditAction.LOG_IN_FAILED, "attempt " + attempt.number());
    if (attempt.number() == settings.attempts()) {
      var until = throttle.lock(name);
      record(account, AuditAction.ACCOUNT_LOCKED, "until " + until);
      throw locked(until);
    }
    throw new BadCredentialsException("name and password do not match");
  }

  /** For Spring Security's own callers. */
  @Override
  public Authentication authenticate(Authentication request) {
    var password = request.getCredentials() == null ? "" : request.getCredentials().toString();
    return new ActorAuthentication(check(request.getName(), password));
  }

  private Actor welcome(Account account, String name, String password) {
    var actor = account.actor();
    audit.append(AuditEvent.of(actor, AuditAction.LOG_IN, clock.instant()));
    throttle.clear(name);
    if (passwords.upgradeEncoding(account.passwordHash())) {
      accounts.setPasswordHash(account.username(), passwords.encode(password));
    }
    return actor;
  }

  private AccountLocked locked(Instant until) {
    var wait = Duration.between(clock.instant(), until);
    return new AccountLocked(wait.isNegative() ? Duration.ZERO : wait);
  }

  /** A name that no account has is not kept: it may be a password typed into the wrong field. */
  private void record(Optional<Account> account, AuditAction action, String detail) {
    var id = account.map(known -> known.username().value()).orElse("unknown");
    var name = account.map(Account::name).orElse("unknown");
    audit.append(
        AuditEvent.of(id, name, action, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .detail(detail));
  }
}
