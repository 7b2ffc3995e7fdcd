package org.anjuan.security.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anjuan.security.watch.Visit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells browsers apart by a lasting cookie. It opens nothing: it says "not new here". */
@Component
class Devices {
  private static final String COOKIE = "ANJUAN_DEVICE";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Duration LASTING = Duration.ofDays(400);

  private final SecureRandom random = new SecureRandom();

  Visit visit(HttpServletRequest request, HttpServletResponse response) {
    var agent = request.getHeader(HttpHeaders.USER_AGENT);
    return new Visit(
        request.getRemoteAddr(),
        agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " "),
        device(request, response));
  }

  private String device(HttpServletRequest request, HttpServletResponse response) {
    return cookies(request)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> FORM.matcher(value).matches())
        .findFirst()
        .orElseGet(() -> mark(request, response));
  }

  private String mark(HttpServletRequest request, HttpServletResponse response) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var cookie = new Cookie(COOKIE, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    // Also for those who come back from an identity provider's pages.
    cookie.setPath("/api");
    cookie.setMaxAge(Math.toIntExact(LASTING.toSeconds()));
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
    return value;
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    var all = request.getCookies();
    return all == null ? Stream.empty() : Arrays.stream(all);
  }
}
