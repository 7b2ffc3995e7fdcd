package org.anjuan.web.problem;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.anjuan.archive.audit.AuditUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sessions, tokens and refusals ask the store before any controller is reached: when it is away
 * there, the answer is the one that {@link ProblemAdvice} gives.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreAwayFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAwayFilter.class);

  private final JsonMapper json;

  StoreAwayFilter(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (MongoException | DataAccessException | AuditUnavailable away) {
      LOG.warn("The store does not answer at the door: {}", away.toString());
      if (response.isCommitted()) {
        throw away;
      }
      answer(response);
    }
  }

  private void answer(HttpServletResponse response) throws IOException {
    var problem = Problems.storeAway();
    response.reset();
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
