package org.anjuan.security.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.handover.Answering;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.springframework.stereotype.Service;

/**
 * The applications whose links are taken. Every change is on record before it is made. A secret
 * leaves this package once, when it is given.
 */
@Service
public class Applications {
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
  private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);

  private final ApplicationStore store;
  private final FieldCipher cipher;
  private final Answering answering;
  private final AuditTrail audit;
  private final Clock clock;

  Applications(
      ApplicationStore store,
      FieldCipher cipher,
      Answering answering,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.cipher = cipher;
    this.answering = answering;
    this.audit = audit;
    this.clock = clock;
  }

  public List<LinkedApplication> all() {
    return store.all();
  }

  /**
   * An application by its id.
   *
   * @throws NoSuchApplication when there is none
   */
  public LinkedApplication require(ApplicationId id) {
    return store.find(id).orElseThrow(NoSuchApplication::new);
  }

  /**
   * Registers an application, which may sign from now on.
   *
   * @throws ApplicationExists when the id is taken, even by a deactivated one
   */
  public GivenSecret register(Actor by, ApplicationId id, ApplicationTerms terms) {
    if (store.find(id).isPresent()) {
      throw new ApplicationExists();
    }
    var now = now();
    var secret = newSecret();
    var sealed = new SealedSecret(cipher.seal(domain(id), secret), now, null);
    var application = new LinkedApplication(id, terms, List.of(sealed), true, now, null, 1);
    note(by, AuditAction.APPLICATION_REGISTERED, id, summary(terms));
    store.add(application);
    answering.made(by.id(), ApplicationsAnsweredFor.TYPE, id.value());
    return new GivenSecret(application, secret);
  }

  /**
   * Changes what an application may do; holds for the next request, of open visits too.
   *
   * @param version the one the change was made from
   * @throws ApplicationChanged when it is not the present one
   */
  public LinkedApplication change(
      Actor by, ApplicationId id, ApplicationTerms terms, long version) {
    var changed = seen(id, version).with(terms);
    note(by, AuditAction.APPLICATION_CHANGED, id, summary(terms));
    store.replace(changed);
    return changed;
  }

  /**
   * Gives a new secret. The one before it holds on for {@code overlap}; an older one ends at once.
   */
  public GivenSecret rotate(Actor by, ApplicationId id, Duration overlap, long version) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new InvalidValue("overlapHours");
    }
    var now = now();
    var before = seen(id, version);
    var secret = newSecret();
    var secrets = new ArrayList<SealedSecret>();
    secrets.add(new SealedSecret(cipher.seal(domain(id), secret), now, null));
    if (overlap.isPositive()) {
      var former = before.secrets().getFirst();
      secrets.add(new SealedSecret(former.sealed(), former.since(), now.plus(overlap)));
    }
    var changed = before.withSecrets(secrets);
    note(by, AuditAction.APPLICATION_SECRET_ROTATED, id, "overlap=" + overlap);
    store.replace(changed);
    return new GivenSecret(changed, secret);
  }

  /** Closes an application at once, its open visits included, or opens it again. */
  public LinkedApplication setActive(Actor by, ApplicationId id, boolean active, long version) {
    var changed = seen(id, version).withActive(active);
    note(
        by,
        active ? AuditAction.APPLICATION_REACTIVATED : AuditAction.APPLICATION_DEACTIVATED,
        id,
        "");
    store.replace(changed);
    return changed;
  }

  /**
   * Signs a link as the application itself would, for trying it out; on record with the person it
   * names.
   */
  public String sign(Actor by, ApplicationId id, LinkOrder order) {
    var application = require(id);
    note(by, AuditAction.LINK_TRIED, id, "staff=" + order.staff());
    var secret = cipher.open(domain(id), application.secrets().getFirst().sealed());
    return order.signed(application, secret, clock.instant(), Digests.random());
  }

  Optional<LinkedApplication> find(ApplicationId id) {
    return store.find(id);
  }

  /** The secrets that hold now; leave this package never. */
  List<String> secrets(LinkedApplication application) {
    var now = clock.instant();
    return application.secrets().stream()
        .filter(secret -> secret.holds(now))
        .map(secret -> cipher.open(domain(application.id()), secret.sealed()))
        .toList();
  }

  void noteUse(LinkedApplication application) {
    var last = application.lastUsed();
    var now = clock.instant();
    if (last == null || last.plus(NOTE_USE_EVERY).isBefore(now)) {
      store.used(application.id(), now);
    }
  }

  private LinkedApplication seen(ApplicationId id, long version) {
    var application = require(id);
    if (application.version() != version) {
      throw new ApplicationChanged();
    }
    return application;
  }

  private void note(Actor by, AuditAction action, ApplicationId id, String detail) {
    audit.append(
        AuditEvent.of(by, action, clock.instant()).detail(("app=" + id + " " + detail).strip()));
  }

  private static String summary(ApplicationTerms terms) {
    return terms.name()
        + " pages="
        + terms.pages()
        + " campuses="
        + terms.campuses()
        + " addresses="
        + terms.addresses()
        + " frames="
        + terms.frameAncestors()
        + " "
        + terms.algorithm();
  }

  /** As the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String newSecret() {
    return HexFormat.of().formatHex(Digests.randomBytes());
  }

  /** A sealed secret opens for its own application only. */
  private static String domain(ApplicationId id) {
    return "application.secret." + id;
  }
}
