package org.anjuan.security.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.Problem;
import org.anjuan.security.account.AccountLocked;
import org.anjuan.security.account.LogIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Log in, log out, who am I. */
@RestController
class SessionController {
  private static final Problem BAD_CREDENTIALS =
      new Problem(
          HttpStatus.UNAUTHORIZED,
          "bad-credentials",
          "用户名或密码不正确。",
          "User name and password do not match.");
  private static final Problem LOCKED =
      new Problem(
          HttpStatus.LOCKED,
          "account-locked",
          "登录失败次数过多，请稍后再试。",
          "Too many failed attempts: try again later.");

  private final LogIn logIn;
  private final SessionActors sessions;
  private final CsrfTokenRepository csrfTokens;
  private final AuditTrail audit;
  private final Clock clock;

  SessionController(
      LogIn logIn,
      SessionActors sessions,
      CsrfTokenRepository csrfTokens,
      AuditTrail audit,
      Clock clock) {
    this.logIn = logIn;
    this.sessions = sessions;
    this.csrfTokens = csrfTokens;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is typed at the door. */
  record Credentials(@Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[masked]";
    }
  }

  @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
  Me logIn(
      @RequestBody Credentials typed, HttpServletRequest request, HttpServletResponse response) {
    var actor = logIn.check(orEmpty(typed.username()), orEmpty(typed.password()));
    sessions.enter(request, actor);
    // What a page knew before the log-in is worth nothing after it.
    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    return Me.of(actor);
  }

  @DeleteMapping("/api/session")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOut(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    audit.append(AuditEvent.of(actor, AuditAction.LOG_OUT, clock.instant()));
    sessions.leave(request);
    csrfTokens.saveToken(null, request, response);
  }

  @GetMapping("/api/me")
  Me me(Actor actor) {
    return Me.of(actor);
  }

  @ExceptionHandler(BadCredentialsException.class)
  ProblemDetail badCredentials() {
    return BAD_CREDENTIALS.detail();
  }

  @ExceptionHandler(AccountLocked.class)
  ResponseEntity<ProblemDetail> locked(AccountLocked why) {
    var seconds = Math.max(1, why.retryAfter().toSeconds());
    var detail = LOCKED.detail();
    detail.setProperty("retryAfter", seconds);
    return ResponseEntity.status(detail.getStatus())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  private static String orEmpty(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
