package org.anjuan.security.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses barred addresses (BRW-5) before anybody asks who it is. The client's own files are served
 * all the same, so that people are told why; the health check is nobody's secret.
 */
final class BarredPlaces extends OncePerRequestFilter {
  private static final Duration ONCE_IN = Duration.ofMinutes(10);
  private static final int REMEMBERED = 1_000;

  private final AccessRules rules;
  private final Refusals refusals;
  private final AuditTrail audit;
  private final Clock clock;
  private final Map<String, Instant> told = new LinkedHashMap<>();

  BarredPlaces(AccessRules rules, Refusals refusals, AuditTrail audit, Clock clock) {
    this.rules = rules;
    this.refusals = refusals;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.equals("/actuator/health")
        || !(path.startsWith("/api")
            || path.startsWith("/v3")
            || path.startsWith("/embed")
            || path.contains(";")
            || path.contains("//")
            || path.contains("%"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var address = request.getRemoteAddr();
    var place = rules.barring(address);
    if (place == null) {
      chain.doFilter(request, response);
      return;
    }
    if (isNews(address)) {
      audit.append(
          AuditEvent.of(Actor.system("door"), AuditAction.ADDRESS_BARRED, clock.instant())
              .outcome(AuditOutcome.REFUSED)
              .address(address)
              .detail(place.id() + " " + request.getMethod() + " " + request.getRequestURI()));
    }
    refusals.barred(response);
  }

  /** One event an address in a while: who knocks often must not fill the trail. */
  private synchronized boolean isNews(String address) {
    var now = clock.instant();
    var last = told.get(address);
    if (last != null && last.plus(ONCE_IN).isAfter(now)) {
      return false;
    }
    if (told.size() >= REMEMBERED) {
      told.clear();
    }
    told.put(address, now);
    return true;
  }
}
