package org.anjuan.security.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.security.account.AccountRefused.Reason;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Second factors: set up, used, taken away by their owners. The secret lies sealed in the store; a
 * code opens the door once, a recovery code too.
 */
@Service
public class SecondFactors {
  private static final String DOMAIN = "account.second-factor";
  private static final int SECRET_BYTES = 20;
  private static final int CODES = 10;
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final AccountStore store;
  private final ObjectProvider<FieldCipher> cipher;
  private final PasswordEncoder passwords;
  private final LogInThrottle throttle;
  private final LogInProperties settings;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(
      AccountStore store,
      ObjectProvider<FieldCipher> cipher,
      PasswordEncoder passwords,
      LogInThrottle throttle,
      LogInProperties settings,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.cipher = cipher;
    this.passwords = passwords;
    this.throttle = throttle;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Begins to set one up; nothing holds until {@link #confirm}.
   *
   * @param code of the one that is to be replaced, where there is one
   */
  public Enrolment begin(Actor actor, String password, String code) {
    var account = owner(actor, password);
    requireCode(account, code);
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    store.setPendingFactor(
        account.username(), cipher.getObject().seal(DOMAIN, HexFormat.of().formatHex(secret)));
    var text = Totp.base32(secret);
    var label = URLEncoder.encode("Anjuan:" + account.username(), StandardCharsets.UTF_8);
    var uri = "otpauth://totp/" + label + "?secret=" + text + "&issuer=Anjuan";
    return new Enrolment(text, uri, QrPicture.of(uri));
  }

  /**
   * Ends setting up: the first code proves that the authenticator has the secret.
   *
   * @return the recovery codes, shown once
   * @throws AccountRefused when nothing was begun or the code is wrong
   */
  public List<String> confirm(Actor actor, String code) {
    var account = account(actor);
    var sealed = store.pendingFactor(account.username());
    if (sealed == null) {
      throw new AccountRefused(Reason.NO_SECOND_FACTOR);
    }
    throttled(account);
    var step = Totp.matching(opened(sealed), code.strip(), clock.instant());
    if (step.isEmpty()) {
      throw new AccountRefused(Reason.WRONG_CODE);
    }
    throttle.clear(LogInThrottle.secondStep(account.username()));
    var codes = new ArrayList<String>();
    for (var i = 0; i < CODES; i++) {
      codes.add(recoveryCode());
    }
    var factor =
        new SecondFactor(
            sealed,
            clock.instant(),
            codes.stream().map(each -> Digests.of(each.replace("-", ""))).toList());
    audit.append(AuditEvent.of(actor, AuditAction.SECOND_FACTOR_SET, clock.instant()));
    if (!store.setFactor(account.username(), factor, step.getAsLong())) {
      throw new AccountRefused(Reason.NO_SECOND_FACTOR);
    }
    return List.copyOf(codes);
  }

  /** Takes the own one away. */
  public void remove(Actor actor, String password, String code) {
    var account = owner(actor, password);
    requireCode(account, code);
    audit.append(AuditEvent.of(actor, AuditAction.SECOND_FACTOR_REMOVED, clock.instant()));
    store.removeFactor(account.username());
  }

  /** How many recovery codes are left; 0 where there is no second factor. */
  public int recoveryCodesLeft(Actor actor) {
    var factor = account(actor).secondFactor();
    return factor == null ? 0 : factor.recovery().size();
  }

  public boolean isSetUp(Actor actor) {
    return account(actor).secondFactor() != null;
  }

  /** Whether this is a code of now, or a recovery code; either is used up by asking. */
  boolean accepts(Account account, String typed) {
    var factor = account.secondFactor();
    if (factor == null) {
      return false;
    }
    var code = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
    var step = Totp.matching(opened(factor.secret()), code, clock.instant());
    if (step.isPresent()) {
      return store.useStep(account.username(), step.getAsLong());
    }
    if (code.length() != 16 || !store.useRecovery(account.username(), Digests.of(code))) {
      return false;
    }
    audit.append(
        AuditEvent.of(account.actor(), AuditAction.RECOVERY_CODE_USED, clock.instant())
            .detail("left: " + (factor.recovery().size() - 1)));
    return true;
  }

  /** Counts before anything is compared, on all nodes together. */
  void throttled(Account account) {
    var attempt = throttle.begin(LogInThrottle.secondStep(account.username()));
    if (attempt.number() > settings.attempts()) {
      audit.append(
          AuditEvent.of(account.actor(), AuditAction.SECOND_FACTOR_FAILED, clock.instant())
              .outcome(AuditOutcome.REFUSED)
              .detail("locked"));
      throw AccountLocked.until(attempt.until(), clock.instant());
    }
  }

  private void requireCode(Account account, String code) {
    if (account.secondFactor() != null) {
      throttled(account);
      if (!accepts(account, code)) {
        throw new AccountRefused(Reason.WRONG_CODE);
      }
      throttle.clear(LogInThrottle.secondStep(account.username()));
    }
  }

  private Account owner(Actor actor, String password) {
    var account = account(actor);
    throttled(account);
    if (!passwords.matches(password, account.password().hash())) {
      throw new AccountRefused(Reason.WRONG_PASSWORD);
    }
    throttle.clear(LogInThrottle.secondStep(account.username()));
    return account;
  }

  private Account account(Actor actor) {
    return store
        .find(actor.id().value())
        .filter(Account::active)
        .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT));
  }

  private byte[] opened(String sealed) {
    return HexFormat.of().parseHex(cipher.getObject().open(DOMAIN, sealed));
  }

  /** 79 random bits. */
  private String recoveryCode() {
    var code = new StringBuilder();
    for (var i = 0; i < 16; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "");
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
