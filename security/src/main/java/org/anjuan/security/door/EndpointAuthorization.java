package org.anjuan.security.door;

import java.util.function.Supplier;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.endpoint.EndpointRules;
import org.anjuan.security.endpoint.Requirement;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/** Puts the tables in the way of every request. */
final class EndpointAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
  private final EndpointRules rules;

  EndpointAuthorization(EndpointRules rules) {
    this.rules = rules;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
    var request = context.getRequest();
    var method = HttpMethod.valueOf(request.getMethod());
    var path = ServletRequestPathUtils.parse(request).pathWithinApplication().value();
    var rule = rules.find(method, path);
    if (rule.isEmpty()) {
      return new AuthorizationDecision(false);
    }
    if (rule.get().requirement() instanceof Requirement.Public) {
      // Without asking who it is: static files need no look at the session.
      return new AuthorizationDecision(true);
    }
    var known = who.get() instanceof ActorAuthentication someone ? someone : null;
    Actor actor = known == null ? null : known.actor();
    if (known != null && !known.duties().isEmpty() && !rules.isOpenBeforeDuties(method, path)) {
      throw new DutyFirst(known.duties());
    }
    return new AuthorizationDecision(rules.allows(actor, method, path));
  }
}
