package org.anjuan.security.account;

import java.time.Clock;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOrigin;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks name and password, and then the code of those who have a second factor. Unknown name,
 * wrong password, account without a password and deactivated account take the same steps and get
 * the same answer; so do locked names, whether they exist or not. What the archive's own passwords
 * do not open, another {@link PasswordSource} may. Everything is on record before the answer
 * leaves.
 */
@Service
public class LogIn implements AuthenticationManager {
  private final AccountStore accounts;
  private final Accounts people;
  private final SecondFactors secondFactors;
  private final LogInSteps steps;
  private final LogInThrottle throttle;
  private final LogInProperties settings;
  private final PasswordEncoder passwords;
  private final ObjectProvider<PasswordSource> sources;
  private final AuditTrail audit;
  private final ObjectProvider<AuditOrigin> origin;
  private final Clock clock;
  private final String nobodysHash;

  LogIn(
      AccountStore accounts,
      Accounts people,
      SecondFactors secondFactors,
      LogInSteps steps,
      LogInThrottle throttle,
      LogInProperties settings,
      PasswordEncoder passwords,
      ObjectProvider<PasswordSource> sources,
      AuditTrail audit,
      ObjectProvider<AuditOrigin> origin,
      Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.secondFactors = secondFactors;
    this.steps = steps;
    this.throttle = throttle;
    this.settings = settings;
    this.passwords = passwords;
    this.sources = sources;
    this.audit = audit;
    this.origin = origin;
    this.clock = clock;
    this.nobodysHash = passwords.encode("nobody has this password");
  }

  /**
   * The first step, and the only one for those without a second factor.
   *
   * @throws BadCredentialsException when name and password do not belong to an active account
   * @throws AccountLocked when there were too many wrong attempts for the name
   * @throws TooManyFailures when too many came from the caller's address
   */
  public LogInStep begin(String typedName, String password) {
    var name = Username.normalise(typedName);
    var account = accounts.find(name);
    var attempt = throttle.begin(name);
    refuseCrowdedAddress(account);
    if (attempt.number() > settings.attempts()) {
      fail(account, AuditAction.LOG_IN_FAILED, "locked");
      throw AccountLocked.until(attempt.until(), clock.instant());
    }
    var hash = account.map(known -> known.password().hash()).orElse(nobodysHash);
    var right = passwords.matches(password, hash);
    var now = clock.instant();
    if (right
        && account.isPresent()
        && account.get().active()
        && account.get().password().opensAt(now)) {
      return passwordWasRight(account.get(), password, attempt.number() - 1);
    }
    var elsewhere = askElsewhere(account, name, password);
    if (elsewhere instanceof Elsewhere.Vouched(var by)) {
      throttle.clear(name);
      return letIn(known(by.actor()), by.way(), attempt.number() - 1);
    }
    fail(account, AuditAction.LOG_IN_FAILED, "attempt " + attempt.number());
    if (attempt.number() == settings.attempts()) {
      var until = throttle.lock(name);
      record(account, AuditAction.ACCOUNT_LOCKED, "until " + until);
      throw AccountLocked.until(until, clock.instant());
    }
    if (elsewhere instanceof Elsewhere.Away(var why)) {
      throw why;
    }
    throw new BadCredentialsException("name and password do not match");
  }

  /**
   * Somebody for whom an identity provider vouches: a second factor is asked for all the same.
   *
   * @throws BadCredentialsException when the account was deactivated this moment
   */
  public LogInStep welcome(Actor actor, WayIn way) {
    return letIn(known(actor), way, 0);
  }

  /**
   * The second step.
   *
   * @throws BadCredentialsException when the ticket is not good, or the code is wrong or used
   * @throws AccountLocked when there were too many wrong codes
   */
  public LogInStep.Entered enterCode(String ticket, String code) {
    var step = steps.find(ticket).orElseThrow(() -> new BadCredentialsException("ticket"));
    var account =
        accounts
            .find(step.username())
            .filter(Account::active)
            .filter(a -> Digests.of(a.password().hash()).equals(step.passwordHash()))
            .filter(a -> step.way().isOwn() || !isAdministrator(a))
            .orElseThrow(() -> new BadCredentialsException("ticket"));
    secondFactors.throttled(account);
    if (!secondFactors.accepts(account, code) || !steps.end(ticket)) {
      record(Optional.of(account), AuditAction.SECOND_FACTOR_FAILED, "code");
      throw new BadCredentialsException("code");
    }
    throttle.clear(LogInThrottle.secondStep(account.username()));
    return welcome(account, step.way(), step.failures());
  }

  /** Name and password alone; refuses those with a second factor. */
  Actor check(String typedName, String password) {
    return switch (begin(typedName, password)) {
      case LogInStep.Entered entered -> entered.entrant().actor();
      case LogInStep.CodeDue _ -> throw new BadCredentialsException("a code is due");
    };
  }

  /** For Spring Security's own callers. */
  @Override
  public Authentication authenticate(Authentication request) {
    var password = request.getCredentials() == null ? "" : request.getCredentials().toString();
    return new ActorAuthentication(check(request.getName(), password));
  }

  private LogInStep passwordWasRight(Account account, String password, int failures) {
    // Before the code: it has a count of its own, and who leaves it to later has not failed.
    throttle.clear(account.username().value());
    if (passwords.upgradeEncoding(account.password().hash())) {
      accounts.upgradeHash(account, passwords.encode(password));
    }
    // Read again: the hash may be another one now, and the ticket holds on to it.
    return letIn(
        accounts.find(account.username().value()).orElse(account), WayIn.PASSWORD, failures);
  }

  /** What the other place says. */
  private sealed interface Elsewhere {
    record Vouched(PasswordSource.Vouched by) implements Elsewhere {}

    record Unknown() implements Elsewhere {}

    record Away(PasswordSourceAway why) implements Elsewhere {}
  }

  /** Administrators' passwords are the archive's only: what they mistype goes nowhere else. */
  private Elsewhere askElsewhere(Optional<Account> account, String name, String password) {
    var source = sources.getIfAvailable();
    if (source == null) {
      return new Elsewhere.Unknown();
    }
    var decoy = account.filter(LogIn::isAdministrator).isPresent();
    try {
      return source
          .check(name, password, decoy)
          .<Elsewhere>map(Elsewhere.Vouched::new)
          .orElseGet(Elsewhere.Unknown::new);
    } catch (PasswordSourceAway away) {
      return new Elsewhere.Away(away);
    }
  }

  private static boolean isAdministrator(Account account) {
    return account.actor().roles().stream().anyMatch(Role::isAdministrator);
  }

  private Account known(Actor actor) {
    return accounts
        .find(actor.id().value())
        .filter(Account::active)
        .orElseThrow(() -> new BadCredentialsException("deactivated meanwhile"));
  }

  private LogInStep letIn(Account account, WayIn way, int failures) {
    return account.secondFactor() == null
        ? welcome(account, way, failures)
        : new LogInStep.CodeDue(steps.begin(account, way, failures));
  }

  private LogInStep.Entered welcome(Account account, WayIn way, int failures) {
    var event = AuditEvent.of(account.actor(), AuditAction.LOG_IN, clock.instant());
    audit.append(way.isOwn() ? event : event.detail(way.name()));
    throttle.clear(account.username().value());
    var entrant = people.entrant(account);
    return new LogInStep.Entered(
        way.isOwn() ? entrant : entrant.without(Duty.CHANGE_PASSWORD), way, failures);
  }

  private void refuseCrowdedAddress(Optional<Account> account) {
    var address = address();
    if (address != null && throttle.failuresFrom(address) >= settings.addressFailures()) {
      record(account, AuditAction.LOG_IN_FAILED, "address refused");
      throw new TooManyFailures(settings.lock());
    }
  }

  private void fail(Optional<Account> account, AuditAction action, String detail) {
    var address = address();
    if (address != null) {
      throttle.failedFrom(address);
    }
    record(account, action, detail);
  }

  private @Nullable String address() {
    var where = origin.getIfAvailable();
    return where == null ? null : where.present().address();
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
