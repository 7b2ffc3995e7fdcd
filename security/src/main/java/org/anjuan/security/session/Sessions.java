package org.anjuan.security.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.OpenSessions;
import org.anjuan.security.account.Username;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who is logged in where; ending sessions. On record before they end. */
@Service
public class Sessions implements OpenSessions {
  private final MongoSessions store;
  private final AuditTrail audit;
  private final Clock clock;

  Sessions(MongoSessions store, AuditTrail audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** The open sessions of one person, the latest first. */
  public List<OpenSession> of(Username username) {
    return store.of(username.value());
  }

  /** The handle of the session that this request came with, if any. */
  public @Nullable String present(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : MongoSessions.handle(session.getId());
  }

  /** Ends one session of a person; false when there is none of this handle. */
  public boolean end(Actor by, Username username, String handle) {
    if (of(username).stream().noneMatch(session -> session.handle().equals(handle))) {
      return false;
    }
    record(by, username + ": one");
    return store.end(username.value(), handle);
  }

  @Override
  public void endAll(Actor by, Username username) {
    endAll(by, username, null);
  }

  /** Ends all sessions of a person but this one; says how many. */
  public int endAll(Actor by, Username username, @Nullable String but) {
    var others = of(username).stream().filter(session -> !session.handle().equals(but)).toList();
    if (!others.isEmpty()) {
      record(by, username + ": " + others.size());
    }
    others.forEach(session -> store.end(username.value(), session.handle()));
    return others.size();
  }

  private void record(Actor by, String detail) {
    audit.append(AuditEvent.of(by, AuditAction.SESSION_ENDED, clock.instant()).detail(detail));
  }
}
