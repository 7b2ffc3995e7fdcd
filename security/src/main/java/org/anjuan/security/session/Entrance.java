package org.anjuan.security.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.LogIn;
import org.anjuan.security.account.LogInStep;
import org.anjuan.security.account.Username;
import org.anjuan.security.account.WayIn;
import org.anjuan.security.watch.LogInWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Service;

/**
 * Lets in somebody for whom an identity provider has vouched: the same session as after {@code POST
 * /api/session}. What else belongs to a log-in, whichever way, belongs here and there alike.
 */
@Service
public class Entrance {
  /** How the provider will name the log-in when it ends it. */
  private static final String LOG_OUT_KEY = MongoSessions.LOG_OUT_KEY;

  private static final String ID_TOKEN = "idToken";

  private final LogIn logIn;
  private final LogInWatch watch;
  private final Devices devices;
  private final SessionActors sessions;
  private final MongoSessions store;
  private final Accounts accounts;
  private final CsrfTokenRepository csrfTokens;
  private final AuditTrail audit;
  private final Clock clock;

  Entrance(
      LogIn logIn,
      LogInWatch watch,
      Devices devices,
      SessionActors sessions,
      MongoSessions store,
      Accounts accounts,
      CsrfTokenRepository csrfTokens,
      AuditTrail audit,
      Clock clock) {
    this.logIn = logIn;
    this.watch = watch;
    this.devices = devices;
    this.sessions = sessions;
    this.store = store;
    this.accounts = accounts;
    this.csrfTokens = csrfTokens;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a session keeps of the provider it began with.
   *
   * @param logOutKey for {@link #end}: this log-in
   * @param logOutPerson for {@link #end}: all log-ins of this person
   * @param idToken sealed
   */
  public record SignOn(
      String provider,
      @Nullable String logOutKey,
      @Nullable String logOutPerson,
      @Nullable String idToken) {}

  /** A way in by this provider; the session that begins with it can be ended by it. */
  public static WayIn wayIn(String name, SignOn signOn) {
    var marks = new HashMap<String, String>();
    marks.put(SessionActors.SIGN_ON, signOn.provider());
    if (signOn.logOutKey() != null) {
      marks.put(LOG_OUT_KEY, signOn.logOutKey());
    }
    if (signOn.logOutPerson() != null) {
      marks.put(MongoSessions.LOG_OUT_PERSON, signOn.logOutPerson());
    }
    if (signOn.idToken() != null) {
      marks.put(ID_TOKEN, signOn.idToken());
    }
    return new WayIn(name, marks);
  }

  /**
   * Welcomes somebody: audit trail, watch, a new session, a new CSRF token. Or, for those with a
   * second factor, the ticket that the code must come with; no session then.
   */
  public Optional<String> welcome(
      HttpServletRequest request, HttpServletResponse response, Actor vouchedFor, WayIn way) {
    return switch (logIn.welcome(vouchedFor, way)) {
      case LogInStep.CodeDue due -> Optional.of(due.ticket());
      case LogInStep.Entered entered -> {
        var visit = devices.visit(request, response);
        watch.entered(entered.entrant().actor(), entered.failures(), visit);
        sessions.enter(request, entered, visit);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        yield Optional.empty();
      }
    };
  }

  /** The provider the present session began with; null for one that began with a password. */
  public @Nullable SignOn signOn(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(SessionActors.SIGN_ON) instanceof String provider
        ? new SignOn(
            provider,
            session.getAttribute(LOG_OUT_KEY) instanceof String key ? key : null,
            session.getAttribute(MongoSessions.LOG_OUT_PERSON) instanceof String all ? all : null,
            session.getAttribute(ID_TOKEN) instanceof String token ? token : null)
        : null;
  }

  /**
   * The provider has ended a log-in, or all of a person's: so do the sessions that began with them,
   * on whatever node. On record before.
   */
  public void end(String logOutKey, String wayOut) {
    for (var session : store.begunWith(logOutKey)) {
      accounts
          .actor(new Username(session.username()))
          .ifPresent(actor ->
              audit.append(
                  AuditEvent.of(actor, AuditAction.LOG_OUT, clock.instant()).detail(wayOut)));
      store.remove(session.key());
    }
  }
}
