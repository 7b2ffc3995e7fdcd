package org.anjuan.security.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.work.Journeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an identifier of its own: the answer's header, the lines of the log and the
 * audit events carry it, so that one leads to the others. Never taken from the caller, who could
 * pass off one request as another.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Correlation extends OncePerRequestFilter {
  static final String HEADER = "X-Correlation-Id";
  private static final String ATTRIBUTE = Correlation.class.getName();

  /** The request's identifier; null where the filter was not passed. */
  static @Nullable String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = UnguessableId.next();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    MDC.put(Journeys.CORRELATION, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(Journeys.CORRELATION);
    }
  }
}
