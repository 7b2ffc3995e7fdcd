package org.anjuan.security.link;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.RecordId;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Username;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Service;

/** Visits of people who came by a link: begun by one, on record, bound to the place. */
@Service
public class Visits {
  private static final String FOLDER = "/embed/s/";

  private final VisitStore store;
  private final Applications applications;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Clock clock;

  Visits(
      VisitStore store,
      Applications applications,
      Accounts accounts,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.applications = applications;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A visit that begins.
   *
   * @param path the beginning of its pages' addresses
   * @param cookie a header for browsers that keep it; others are let in without
   */
  public record Begun(String path, String cookie) {
    @Override
    public String toString() {
      return "Begun[masked]";
    }
  }

  /** Begins the visit of this record; the rule book has allowed it. */
  public Begun begin(AdmittedLink link, RecordId record, HttpServletRequest request) {
    var caller = Caller.of(request);
    var token = Digests.random();
    var cookie = Digests.random();
    var app = link.application().id();
    audit.append(
        AuditEvent.of(link.actor(), AuditAction.LINK_OPENED, clock.instant())
            .record(record.value())
            .detail("app=" + app));
    store.add(
        new VisitStore.Stored(
            Digests.hash(token),
            app,
            new Username(link.actor().id().value()),
            record,
            link.encounter().campus(),
            caller.address(),
            Digests.hash(caller.agent()),
            Digests.hash(cookie),
            false,
            clock.instant()));
    var path = request.getContextPath() + FOLDER + token;
    // In a foreign page's frame cookies are kept by https only, and not by every browser.
    var header =
        ResponseCookie.from(Caller.COOKIE, cookie)
            .path(path)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite(request.isSecure() ? "None" : null)
            .build();
    return new Begun(path, header.toString());
  }

  /**
   * The visit of a token, for a request from its own place, as long as application and account are
   * what they were.
   *
   * @throws LinkRefused when there is none, or the request comes from elsewhere
   */
  Visit enter(String token, HttpServletRequest request) {
    var stored = store.find(token).orElseThrow(Visits::ended);
    var caller = Caller.of(request);
    var application = applications.find(stored.app()).orElse(null);
    var actor = accounts.actor(stored.username()).orElse(null);
    if (actor == null || !isOpen(application, stored, caller)) {
      throw ended();
    }
    var cookieCame = isCookie(stored, caller);
    if (!stored.address().equals(caller.address())
        || !isSame(stored.agentHash(), Digests.hash(caller.agent()))
        || (stored.cookieSeen() && !cookieCame)) {
      note(actor, stored);
      throw ended();
    }
    store.noteAccess(stored, cookieCame);
    return new Visit(
        stored.app(), actor, stored.record(), request.getContextPath() + FOLDER + token);
  }

  /** Whose pages may show this application's visits in a frame; for headers. */
  FrameRule frames(String token) {
    return FrameRule.of(
        store.find(token).flatMap(visit -> applications.find(visit.app())).orElse(null));
  }

  private static boolean isOpen(
      @Nullable LinkedApplication application, VisitStore.Stored stored, Caller caller) {
    return application != null
        && application.active()
        && application.terms().pages().contains(LinkPage.RECORD)
        && application.terms().campuses().contains(stored.campus())
        && application.terms().admitsAddress(caller.address());
  }

  private static boolean isCookie(VisitStore.Stored stored, Caller caller) {
    var cookie = caller.cookie();
    return cookie != null && isSame(stored.cookieHash(), Digests.hash(cookie));
  }

  private static boolean isSame(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private void note(Actor actor, VisitStore.Stored stored) {
    audit.append(
        AuditEvent.of(actor, AuditAction.LINK_REFUSED, clock.instant())
            .outcome(AuditOutcome.REFUSED)
            .record(stored.record().value())
            .detail("OTHER_PLACE app=" + stored.app()));
  }

  private static LinkRefused ended() {
    return new LinkRefused(LinkRefusal.ENDED);
  }
}
