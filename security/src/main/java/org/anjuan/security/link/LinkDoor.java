package org.anjuan.security.link;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Checks links. First the signature: before it is found good nothing is told, nothing is used up.
 * Then time, application, place; then the nonce is used up; then the person is looked for.
 */
@Service
class LinkDoor {
  private static final Actor DOOR = Actor.system("link");

  /** What is signed with when there is no application, so that it takes the same steps. */
  private static final List<String> NOBODYS_SECRET = List.of("nobody has this secret");

  /** Nonces are kept so much longer than needed. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final Applications applications;
  private final UsedNonces nonces;
  private final BadLinks badLinks;
  private final Accounts accounts;
  private final LinkProperties settings;
  private final AuditTrail audit;
  private final Clock clock;

  LinkDoor(
      Applications applications,
      UsedNonces nonces,
      BadLinks badLinks,
      Accounts accounts,
      LinkProperties settings,
      AuditTrail audit,
      Clock clock) {
    this.applications = applications;
    this.nonces = nonces;
    this.badLinks = badLinks;
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lets a link in, once.
   *
   * @param rawQuery as it came, not decoded
   * @throws LinkRefused when it is not let in; that is on record then
   */
  AdmittedLink admit(LinkPage page, String rawQuery, String address) {
    var link = parse(rawQuery, address);
    var application = applications.find(link.app()).orElse(null);
    if (!isSigned(page, link, application) || application == null || !application.active()) {
      throw bad(address, "app=" + link.app() + " signature");
    }
    var refusal = refusal(page, link, application, address);
    if (refusal != null) {
      throw refuse(refusal, link);
    }
    applications.noteUse(application);
    var actor =
        accounts
            .byStaffNumber(link.staff())
            .orElseThrow(() -> refuse(LinkRefusal.UNKNOWN_STAFF, link));
    return new AdmittedLink(application, actor, link.encounter());
  }

  private SignedQuery parse(String rawQuery, String address) {
    try {
      return SignedQuery.parse(rawQuery);
    } catch (InvalidValue invalid) {
      throw bad(address, "malformed " + invalid.field());
    }
  }

  /** Every secret is tried to the end, whichever fits. */
  private boolean isSigned(
      LinkPage page, SignedQuery link, @Nullable LinkedApplication application) {
    var canonical = link.canonical(page);
    var algorithm =
        application == null ? LinkAlgorithm.HMAC_SHA256 : application.terms().algorithm();
    var secrets = application == null ? NOBODYS_SECRET : applications.secrets(application);
    var signed = false;
    for (var secret : secrets) {
      signed |= MessageDigest.isEqual(algorithm.sign(secret, canonical), link.signature());
    }
    return signed;
  }

  private @Nullable LinkRefusal refusal(
      LinkPage page, SignedQuery link, LinkedApplication application, String address) {
    var time = Instant.ofEpochSecond(link.time());
    var terms = application.terms();
    if (Duration.between(time, clock.instant()).abs().compareTo(settings.window()) > 0) {
      return LinkRefusal.EXPIRED;
    }
    if (!terms.pages().contains(page) || !terms.campuses().contains(link.encounter().campus())) {
      return LinkRefusal.NOT_ALLOWED;
    }
    if (!terms.admitsAddress(address)) {
      return LinkRefusal.ADDRESS;
    }
    // Until no node can find its time good any more.
    var until = time.plus(settings.window()).plus(CLOCKS_DIFFER);
    return nonces.use(link.app(), link.nonce(), until) ? null : LinkRefusal.USED;
  }

  private LinkRefused refuse(LinkRefusal refusal, SignedQuery link) {
    note(refusal + " app=" + link.app() + " staff=" + link.staff());
    return new LinkRefused(refusal);
  }

  /** Beyond the limit they are counted only: somebody who guesses must not fill the trail. */
  private LinkRefused bad(String address, String why) {
    var number = badLinks.count(address);
    if (number <= settings.badLinks()) {
      note("INVALID " + why);
      return new LinkRefused(LinkRefusal.INVALID);
    }
    if (number == settings.badLinks() + 1) {
      note("TOO_MANY: more from this address are not noted for now");
    }
    return new LinkRefused(LinkRefusal.TOO_MANY);
  }

  private void note(String detail) {
    audit.append(
        AuditEvent.of(DOOR, AuditAction.LINK_REFUSED, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .detail(detail));
  }
}
