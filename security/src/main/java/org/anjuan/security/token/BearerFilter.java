package org.anjuan.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.anjuan.security.ActorAuthentication;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets systems in by {@code Authorization: Bearer}. A token that is no good is refused, even where
 * none is needed.
 */
public final class BearerFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final ApiTokens tokens;
  private final AuthenticationEntryPoint refusal;

  public BearerFilter(ApiTokens tokens, AuthenticationEntryPoint refusal) {
    this.tokens = tokens;
    this.refusal = refusal;
  }

  /** Whether a request brings a token, good or not. */
  public static boolean hasBearer(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** What it brings; of a request that brings one. */
  static String value(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var caller = tokens.check(value(request), request.getRemoteAddr());
      SecurityContextHolder.setContext(
          new SecurityContextImpl(ActorAuthentication.ofToken(caller.actor(), caller.campuses())));
    } catch (BadToken e) {
      refusal.commence(request, response, e);
      return;
    }
    chain.doFilter(request, response);
  }
}
