package org.anjuan.security.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Duty;
import org.anjuan.security.account.Entrant;
import org.anjuan.security.account.LogInStep;
import org.anjuan.security.account.Username;
import org.anjuan.security.watch.Visit;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who a session belongs to. The session holds the name only; rights are read with every request, so
 * that a change or a deactivation takes effect at once.
 */
@Component
public class SessionActors implements SecurityContextRepository {
  static final String NAME = "user";
  static final String ADDRESS = "address";
  static final String AGENT = "agent";

  /** The identity provider a session began with, if it began with one. */
  static final String SIGN_ON = "signOn";

  private final Accounts accounts;

  SessionActors(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Starts a session for this person, a new one whatever the request brought along. */
  void enter(HttpServletRequest request, LogInStep.Entered entered, Visit visit) {
    leave(request);
    var session = request.getSession(true);
    entered.way().marks().forEach(session::setAttribute);
    session.setAttribute(NAME, entered.entrant().actor().id().value());
    session.setAttribute(ADDRESS, visit.address());
    session.setAttribute(AGENT, visit.agent());
  }

  void leave(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  @Override
  @SuppressWarnings("deprecation") // the only method that is not a default one
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return find(holder.getRequest())
        .map(entrant ->
            new SecurityContextImpl(new ActorAuthentication(entrant.actor(), entrant.duties())))
        .orElseGet(SecurityContextImpl::new);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return find(request).isPresent();
  }

  /** Only {@link #enter} begins a session. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  private Optional<Entrant> find(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(NAME) instanceof String name)) {
      return Optional.empty();
    }
    var entrant = accounts.entrant(new Username(name));
    // Whoever comes from an identity provider has no password here that matters.
    return session.getAttribute(SIGN_ON) == null
        ? entrant
        : entrant.map(known -> known.without(Duty.CHANGE_PASSWORD));
  }
}
