package org.anjuan.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.AccountRefused.Reason;
import org.anjuan.security.rules.RuleKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** People change their own passwords. */
@Service
public class OwnPassword {
  private final AccountStore store;
  private final PasswordPolicy policy;
  private final PasswordEncoder passwords;
  private final SecondFactors secondFactors;
  private final LogInThrottle throttle;
  private final RuleKeeper rules;
  private final AuditTrail audit;
  private final Clock clock;

  OwnPassword(
      AccountStore store,
      PasswordPolicy policy,
      PasswordEncoder passwords,
      SecondFactors secondFactors,
      LogInThrottle throttle,
      RuleKeeper rules,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.policy = policy;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.throttle = throttle;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes it. Whoever holds a session must know the present password too, and may not guess at
   * it.
   *
   * @throws AccountRefused when the present one is wrong
   * @throws AccountLocked after too many wrong ones
   * @throws WeakPassword when the new one does not keep the rules
   */
  public void change(Actor actor, String present, String wanted) {
    var account = account(actor);
    secondFactors.throttled(account);
    if (!passwords.matches(present, account.password().hash())) {
      audit.append(
          AuditEvent.of(actor, AuditAction.PASSWORD_CHANGED, clock.instant())
              .outcome(AuditOutcome.REFUSED)
              .detail("present password wrong"));
      throw new AccountRefused(Reason.WRONG_PASSWORD);
    }
    throttle.clear(LogInThrottle.secondStep(account.username()));
    policy.check(wanted, account, rules.rules().password());
    audit.append(AuditEvent.of(actor, AuditAction.PASSWORD_CHANGED, clock.instant()));
    var next = account.password().next(passwords.encode(wanted), false, clock.instant(), null);
    if (!store.setPassword(account, next)) {
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
  }

  /** When the present one must be changed; null for never. */
  public @Nullable Instant expires(Actor actor) {
    var days = rules.rules().password().maximumAgeDays();
    return days == 0 ? null : since(actor).plus(Duration.ofDays(days));
  }

  public Instant since(Actor actor) {
    return account(actor).password().since();
  }

  private Account account(Actor actor) {
    return store
        .find(actor.id().value())
        .filter(Account::active)
        .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT));
  }
}
