package org.anjuan.security.link;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.ActorAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The door of {@code /embed}: a signed link, or the visit that one has begun, and nothing else.
 * Sessions and tokens are not looked at. Who is turned away gets a page that says why.
 */
final class LinkDoorFilter extends OncePerRequestFilter {
  /** The one address below {@code /embed} for anybody. */
  public static final String STYLE_SHEET = "/embed/style.css";

  private static final Pattern VISIT = Pattern.compile("/embed/s/([0-9A-Za-z_-]{43})/.+");

  private static final Pattern APPLICATION =
      Pattern.compile("(?:^|&)app=([a-z0-9][a-z0-9-]{1,31})(?:&|$)");

  private final LinkDoor door;
  private final Visits visits;
  private final Applications applications;

  LinkDoorFilter(LinkDoor door, Visits visits, Applications applications) {
    this.door = door;
    this.visits = visits;
    this.applications = applications;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = ServletRequestPathUtils.parse(request).pathWithinApplication().value();
    if (path.equals(STYLE_SHEET)) {
      chain.doFilter(request, response);
      return;
    }
    frames(path, request).write(response);
    try {
      if (!request.getMethod().equals("GET")) {
        // What only looks ahead must not use a link up.
        throw new LinkRefused(LinkRefusal.METHOD);
      }
      admit(path, request);
    } catch (LinkRefused refused) {
      answer(refused.refusal(), response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private void admit(String path, HttpServletRequest request) {
    var visit = VISIT.matcher(path);
    if (path.equals(LinkPage.RECORD.path())) {
      var query = Optional.ofNullable(request.getQueryString()).orElse("");
      var link = door.admit(LinkPage.RECORD, query, request.getRemoteAddr());
      request.setAttribute(AdmittedLink.ATTRIBUTE, link);
      become(link.actor());
    } else if (visit.matches()) {
      var entered = visits.enter(visit.group(1), request);
      request.setAttribute(Visit.ATTRIBUTE, entered);
      become(entered.actor());
    } else {
      throw new LinkRefused(LinkRefusal.ENDED);
    }
  }

  private static void become(Actor actor) {
    SecurityContextHolder.setContext(new SecurityContextImpl(new ActorAuthentication(actor)));
  }

  /** Refusals too are shown in the frame they were asked from; their text is the same for all. */
  private FrameRule frames(String path, HttpServletRequest request) {
    var visit = VISIT.matcher(path);
    if (visit.matches()) {
      return visits.frames(visit.group(1));
    }
    return FrameRule.of(
        path.equals(LinkPage.RECORD.path())
            ? named(request.getQueryString()).flatMap(applications::find).orElse(null)
            : null);
  }

  private static Optional<ApplicationId> named(@Nullable String query) {
    var found = APPLICATION.matcher(query == null ? "" : query);
    return found.find() ? Optional.of(new ApplicationId(found.group(1))) : Optional.empty();
  }

  static void answer(LinkRefusal refusal, HttpServletResponse response) throws IOException {
    response.setStatus(refusal.status().value());
    if (refusal == LinkRefusal.METHOD) {
      response.setHeader("Allow", "GET");
    }
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(refusal.html().getBytes(StandardCharsets.UTF_8));
  }
}
