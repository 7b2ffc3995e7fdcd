package org.anjuan.security.sso;

import java.time.Clock;
import java.util.Locale;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.AccountExists;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.StaffMatch;
import org.anjuan.security.account.Username;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose account it is that a provider's person comes to: by staff number, and by nothing else. */
@Component
class Admission {
  private static final int LONGEST_NAME = 64;

  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;

  Admission(Accounts accounts, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The person whom this provider vouches for.
   *
   * @throws SignOnRefused when nobody is let in
   */
  Actor admit(IdentityProvider provider, Claimed claimed) {
    return switch (accounts.match(claimed.staffNumber())) {
      case StaffMatch.One(var actor) -> notAnAdministrator(actor);
      case StaffMatch.Closed _ -> throw refused(Reason.DEACTIVATED, claimed);
      case StaffMatch.Several _ -> throw refused(Reason.AMBIGUOUS, claimed);
      case StaffMatch.Nobody _ -> provision(provider, claimed);
    };
  }

  /** A refusal goes on record before the answer leaves. */
  void record(ProviderId provider, SignOnRefused why) {
    audit.append(
        AuditEvent.of("unknown", "unknown", AuditAction.SIGN_ON_REFUSED, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .detail(provider + " " + why.getMessage()));
  }

  private static Actor notAnAdministrator(Actor actor) {
    if (actor.roles().stream().anyMatch(Role::isAdministrator)) {
      throw new SignOnRefused(Reason.ADMINISTRATOR, actor.id().value());
    }
    return actor;
  }

  private Actor provision(IdentityProvider provider, Claimed claimed) {
    var rule = provider.provisioning().rule();
    var username = username(claimed.staffNumber());
    var postings = provider.provisioning().postings(claimed.groups());
    if (rule == Provisioning.Rule.REFUSE
        || username == null
        || accounts.exists(username)
        || (rule == Provisioning.Rule.LIMITED && postings.isEmpty())) {
      throw refused(Reason.UNKNOWN_PERSON, claimed);
    }
    try {
      accounts.provision(
          Actor.system("sign-on." + provider.id()),
          username,
          shownName(claimed, username),
          claimed.staffNumber(),
          postings,
          rule == Provisioning.Rule.LIMITED);
    } catch (AccountExists anotherLogInWasQuicker) {
      // What it opened is looked at like any other account.
    }
    if (rule == Provisioning.Rule.INACTIVE) {
      throw refused(Reason.AWAITS_ACTIVATION, claimed);
    }
    if (accounts.match(claimed.staffNumber()) instanceof StaffMatch.One(var actor)) {
      return notAnAdministrator(actor);
    }
    throw refused(Reason.UNKNOWN_PERSON, claimed);
  }

  private static SignOnRefused refused(Reason reason, Claimed claimed) {
    return new SignOnRefused(reason, claimed.staffNumber().value());
  }

  private static @Nullable Username username(StaffNumber number) {
    try {
      return new Username(number.value().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAName) {
      return null;
    }
  }

  private static String shownName(Claimed claimed, Username username) {
    var name = claimed.name() == null ? "" : claimed.name().replaceAll("\\p{Cntrl}", "").strip();
    if (name.isEmpty()) {
      return username.value();
    }
    var cut = name.codePoints().limit(LONGEST_NAME).toArray();
    return new String(cut, 0, cut.length);
  }
}
