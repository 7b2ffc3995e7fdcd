package org.anjuan.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOrigin;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.security.account.AccountRefused.Reason;
import org.anjuan.security.account.PasswordReset.FirstLogIn;
import org.anjuan.security.account.PasswordReset.State;
import org.anjuan.security.rules.RuleKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * A password in the place of one that somebody has. Whoever gives it could come in as that person;
 * so two give it, each a half that opens nothing alone, and until both have, the old one holds. In
 * an emergency one hand suffices: at once on the list of alerts, and told to the person for ever.
 * Decision 0021.
 */
@Service
public class PasswordResets {
  private static final String DOMAIN = "account.password-half";
  private static final Duration WAITS = Duration.ofHours(24);
  private static final int LONGEST_REASON = 200;
  private static final int TOLD = 10;

  private final AccountStore accounts;
  private final AccountAdministration administration;
  private final ResetStore resets;
  private final PasswordEncoder passwords;
  private final ObjectProvider<FieldCipher> cipher;
  private final ObjectProvider<LoneResets> lone;
  private final ObjectProvider<AuditOrigin> origin;
  private final RuleKeeper rules;
  private final AuditTrail audit;
  private final Clock clock;

  PasswordResets(
      AccountStore accounts,
      AccountAdministration administration,
      ResetStore resets,
      PasswordEncoder passwords,
      ObjectProvider<FieldCipher> cipher,
      ObjectProvider<LoneResets> lone,
      ObjectProvider<AuditOrigin> origin,
      RuleKeeper rules,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.administration = administration;
    this.resets = resets;
    this.passwords = passwords;
    this.cipher = cipher;
    this.lone = lone;
    this.origin = origin;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What an administrator hands over.
   *
   * @param waits whether this is a half, and the other administrator has yet to give his
   */
  public record Handed(String value, Instant expires, boolean waits) {
    @Override
    public String toString() {
      return "Handed[masked]";
    }
  }

  /**
   * Begins, or does, a reset. The first password of an account goes out whole: nobody has worked
   * under that name yet, and another administrator has opened it.
   *
   * @param emergency one hand, now
   * @throws InvalidValue when a reason is needed and missing
   */
  public Handed begin(Actor by, Username username, String reason, boolean emergency) {
    var account = administration.others(by, username);
    if (!account.password().given()) {
      return whole(administration.resetPassword(by, username));
    }
    var why = reason.strip();
    if (!rules.rules().secondHandForReset()) {
      return alone(by, account, why, false);
    }
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new InvalidValue("reason");
    }
    return emergency ? alone(by, account, why, true) : half(by, account, why);
  }

  /** What waits for the second hand, the oldest first. */
  public List<PasswordReset> waiting() {
    var now = clock.instant();
    return resets.waiting().stream()
        .filter(reset -> reset.lapsesAt().isAfter(now))
        .sorted(Comparator.comparing(PasswordReset::requestedAt))
        .toList();
  }

  /**
   * The second hand: from now on the two halves together open the door, once.
   *
   * @throws AccountRefused when nothing of this id waits, or it is one's own
   */
  public Handed release(Actor by, String id) {
    var waiting = waiting(by, id);
    var username = waiting.reset().username();
    var account = administration.others(by, username);
    record(by, username, "released, asked for by " + waiting.reset().requestedBy());
    if (!resets.end(id, State.GIVEN_BY_TWO, by.id().value(), clock.instant())) {
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
    var expires = administration.give(by, account, waiting.hash());
    return new Handed(cipher.getObject().open(DOMAIN, waiting.secondHalf()), expires, false);
  }

  /** The second hand says no: the old password holds on. */
  public void refuse(Actor by, String id) {
    var reset = waiting(by, id).reset();
    record(by, reset.username(), "refused, asked for by " + reset.requestedBy());
    resets.end(id, State.REFUSED, by.id().value(), clock.instant());
  }

  /** The resets of one's own password, the latest first; also those that waited in vain. */
  public List<PasswordReset> of(Actor actor) {
    return resets.of(new Username(actor.id().value()), TOLD);
  }

  /**
   * Notes who comes in first after a reset.
   *
   * @return whether it is from where the reset was asked for: an administrator's own desk
   */
  public boolean isFromTheAdministratorsDesk(Username username, String address) {
    return resets.of(username, 1).stream()
        .filter(reset -> reset.firstLogIn() == null)
        .filter(reset -> reset.state() == State.GIVEN_BY_TWO || reset.state() == State.GIVEN_BY_ONE)
        .flatMap(
            reset -> resets.noteFirst(reset, new FirstLogIn(clock.instant(), address)).stream())
        .anyMatch(address::equals);
  }

  private ResetStore.Waiting waiting(Actor by, String id) {
    var now = clock.instant();
    var found =
        resets
            .waiting(id)
            .filter(waiting -> waiting.reset().lapsesAt().isAfter(now))
            .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_RESET));
    if (found.reset().requestedBy().equals(by.id().value())) {
      throw new AccountRefused(Reason.OWN_ACCOUNT);
    }
    return found;
  }

  private Handed half(Actor by, Account account, String why) {
    var first = OneTimePassword.half();
    var second = OneTimePassword.half();
    record(by, account.username(), "asked for: " + why);
    supersede(by, account);
    var reset = reset(by, account, why, State.WAITING);
    resets.add(
        reset,
        address(),
        new ResetStore.Secret(
            passwords.encode(first + second), cipher.getObject().seal(DOMAIN, second)));
    return new Handed(first, reset.lapsesAt(), true);
  }

  private Handed alone(Actor by, Account account, String why, boolean emergency) {
    supersede(by, account);
    var given = administration.resetPassword(by, account.username(), emergency, why);
    resets.add(reset(by, account, why, State.GIVEN_BY_ONE), address(), null);
    if (emergency) {
      lone.ifAvailable(witness -> witness.happened(by, account.actor(), why));
    }
    return whole(given);
  }

  private void supersede(Actor by, Account account) {
    resets.of(account.username(), TOLD).stream()
        .filter(reset -> reset.state() == State.WAITING)
        .forEach(
            reset -> resets.end(reset.id(), State.SUPERSEDED, by.id().value(), clock.instant()));
  }

  private PasswordReset reset(Actor by, Account account, String why, State state) {
    var now = clock.instant();
    return new PasswordReset(
        UnguessableId.next(),
        account.username(),
        account.name(),
        by.id().value(),
        by.name(),
        why,
        state,
        now,
        now.plus(WAITS),
        null,
        state == State.WAITING ? null : now,
        null);
  }

  private @Nullable String address() {
    return Optional.ofNullable(origin.getIfAvailable())
        .map(where -> where.present().address())
        .orElse(null);
  }

  private void record(Actor by, Username username, String detail) {
    audit.append(
        AuditEvent.of(by, AuditAction.PASSWORD_RESET, clock.instant())
            .detail(username + " " + detail));
  }

  private static Handed whole(GivenPassword given) {
    return new Handed(given.value(), given.expires(), false);
  }
}
