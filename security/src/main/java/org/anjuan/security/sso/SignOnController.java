package org.anjuan.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.anjuan.security.Problem;
import org.anjuan.security.account.PasswordSourceAway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The browser's way to a provider and back. */
@RestController
class SignOnController {
  private final SignOn signOn;

  SignOnController(SignOn signOn) {
    this.signOn = signOn;
  }

  /** A button at the door. */
  record SignOnButton(String id, String zh, String en) {}

  /**
   * Where the browser goes after logging out.
   *
   * @param url null for nowhere else
   */
  record Farewell(@Nullable String url) {}

  /** As OAuth 2.0 words it; says nothing of what is known here. */
  record LogOutRefused(String error) {}

  @GetMapping("/api/sign-on")
  List<SignOnButton> buttons() {
    return signOn.buttons().stream()
        .map(provider -> new SignOnButton(provider.id().value(), provider.zh(), provider.en()))
        .toList();
  }

  @GetMapping("/api/sign-on/{id}/start")
  ResponseEntity<Void> start(
      @PathVariable String id,
      @RequestParam(defaultValue = "zh") String language,
      HttpServletRequest request,
      HttpServletResponse response) {
    var known = language.equals("en") ? "en" : "zh";
    try {
      return to(signOn.begin(id, known, request, response));
    } catch (SignOnRefused refused) {
      return to(door(known, refused.reason().code()));
    }
  }

  /**
   * Answers with a page that goes on by itself: the session's cookie is for requests that begin on
   * our own pages, and a redirect would still count as the provider's.
   */
  @GetMapping("/api/sign-on/{id}/callback")
  ResponseEntity<String> back(
      @PathVariable String id,
      @RequestParam Map<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response) {
    var language = signOn.language(request);
    try {
      return onwards(
          signOn
              .finish(id, parameters, request, response)
              .map(ticket -> codeDoor(language, ticket))
              .orElseGet(() -> door(language, "done")));
    } catch (SignOnRefused refused) {
      return onwards(door(language, refused.reason().code()));
    }
  }

  /** CAS single log-out. The answer says nothing, whatever was known. */
  @PostMapping(
      path = "/api/sign-on/{id}/callback",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> ended(
      @PathVariable String id, @RequestParam(defaultValue = "") String logoutRequest) {
    try {
      signOn.ended(id, logoutRequest);
    } catch (SignOnRefused refused) {
      return ResponseEntity.badRequest().build();
    }
    return ResponseEntity.noContent().build();
  }

  /**
   * OIDC back-channel log-out. A provider that could not be asked for its keys may say it again
   * later: 503.
   */
  @PostMapping(
      path = "/api/sign-on/{id}/back-channel-logout",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<LogOutRefused> endedBehind(
      @PathVariable String id,
      @RequestParam(name = "logout_token", defaultValue = "") String token) {
    try {
      signOn.endedBehind(id, token);
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    } catch (SignOnRefused refused) {
      var later = refused.reason() == SignOnRefused.Reason.UNAVAILABLE;
      return ResponseEntity.status(later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST)
          .cacheControl(CacheControl.noStore())
          .body(new LogOutRefused(later ? "temporarily_unavailable" : "invalid_request"));
    }
  }

  @GetMapping("/api/farewell")
  Farewell farewell(HttpServletRequest request) {
    var url = signOn.farewell(request);
    return new Farewell(url == null ? null : url.toString());
  }

  /** Behind the #, so that no log of any server knows the ticket. */
  private static URI codeDoor(String language, String ticket) {
    return URI.create("/" + language + "/login#ticket=" + ticket);
  }

  private static URI door(String language, String outcome) {
    return URI.create("/" + language + "/login?signOn=" + outcome);
  }

  private static ResponseEntity<Void> to(URI there) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
  }

  private static ResponseEntity<String> onwards(URI there) {
    var page =
        """
        <!doctype html>
        <html lang="zh-Hans"><head><meta charset="utf-8"><title>Anjuan</title>
        <meta http-equiv="refresh" content="0;url=%s"></head>
        <body><a href="%s">继续 · Continue</a></body></html>
        """
            .formatted(there, there);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(page);
  }

  /** Also for the ordinary log-in form, which asks directories. */
  @RestControllerAdvice
  static class Away {
    private static final Problem DIRECTORY_AWAY =
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "directory-unavailable",
            "统一身份目录暂时无法连接，请稍后重试；本系统的账号和密码仍可登录。",
            "The hospital's directory does not answer for now: try again later. Passwords of this"
                + " archive still work.");

    @ExceptionHandler(PasswordSourceAway.class)
    ProblemDetail away() {
      return DIRECTORY_AWAY.detail();
    }
  }
}
