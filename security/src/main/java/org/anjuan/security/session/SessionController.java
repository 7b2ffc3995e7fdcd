package org.anjuan.security.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.Problem;
import org.anjuan.security.account.AccountLocked;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Duty;
import org.anjuan.security.account.LogIn;
import org.anjuan.security.account.LogInStep;
import org.anjuan.security.account.TooManyFailures;
import org.anjuan.security.watch.LogInWatch;
import org.anjuan.security.watch.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
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

  private static final Problem CODE_DUE =
      new Problem(
          HttpStatus.UNAUTHORIZED,
          "second-factor-required",
          "请输入动态验证码。",
          "Enter the code of your authenticator.");
  private static final Problem BAD_CODE =
      new Problem(
          HttpStatus.UNAUTHORIZED,
          "bad-code",
          "验证码不正确、已使用或已过期。",
          "The code is wrong, used or too old.");
  private static final Problem CROWDED =
      new Problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-failures",
          "此地址登录失败次数过多，请稍后再试。",
          "Too many failed log-ins from this address: try again later.");

  private final LogIn logIn;
  private final LogInWatch watch;
  private final Accounts accounts;
  private final Devices devices;
  private final SessionActors sessions;
  private final CsrfTokenRepository csrfTokens;
  private final AuditTrail audit;
  private final Clock clock;

  SessionController(
      LogIn logIn,
      LogInWatch watch,
      Accounts accounts,
      Devices devices,
      SessionActors sessions,
      CsrfTokenRepository csrfTokens,
      AuditTrail audit,
      Clock clock) {
    this.logIn = logIn;
    this.watch = watch;
    this.accounts = accounts;
    this.devices = devices;
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

  /** What is typed at the second door. */
  record Code(@Nullable String ticket, @Nullable String code) {
    @Override
    public String toString() {
      return "Code[masked]";
    }
  }

  @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
  Me logIn(
      @RequestBody Credentials typed, HttpServletRequest request, HttpServletResponse response) {
    var visit = devices.visit(request, response);
    var step = begin(orEmpty(typed.username()), orEmpty(typed.password()), visit);
    return switch (step) {
      case LogInStep.Entered entered -> welcome(entered, visit, request, response);
      case LogInStep.CodeDue due -> throw new CodeNeeded(due.ticket());
    };
  }

  @PostMapping(path = "/api/session/code", consumes = MediaType.APPLICATION_JSON_VALUE)
  Me enterCode(@RequestBody Code typed, HttpServletRequest request, HttpServletResponse response) {
    try {
      var entered = logIn.enterCode(orEmpty(typed.ticket()), orEmpty(typed.code()));
      return welcome(entered, devices.visit(request, response), request, response);
    } catch (BadCredentialsException e) {
      throw new BadCode();
    }
  }

  private LogInStep begin(String username, String password, Visit visit) {
    try {
      return logIn.begin(username, password);
    } catch (AuthenticationException refused) {
      watch.refused(accounts.knownName(username), visit);
      throw refused;
    }
  }

  private Me welcome(
      LogInStep.Entered entered,
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response) {
    var actor = entered.entrant().actor();
    watch.entered(actor, entered.failures(), visit);
    sessions.enter(request, entered, visit);
    // What a page knew before the log-in is worth nothing after it.
    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    return Me.of(actor, entered.entrant().duties());
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
    var duties =
        SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication known
            ? known.duties()
            : Set.<Duty>of();
    return Me.of(actor, duties);
  }

  private static final class CodeNeeded extends RuntimeException {
    private final String ticket;

    CodeNeeded(String ticket) {
      super("a code is due");
      this.ticket = ticket;
    }
  }

  private static final class BadCode extends RuntimeException {
    BadCode() {
      super("bad code");
    }
  }

  @ExceptionHandler(CodeNeeded.class)
  ProblemDetail codeNeeded(CodeNeeded due) {
    var detail = CODE_DUE.detail();
    detail.setProperty("ticket", due.ticket);
    return detail;
  }

  @ExceptionHandler(BadCode.class)
  ProblemDetail badCode() {
    return BAD_CODE.detail();
  }

  @ExceptionHandler(TooManyFailures.class)
  ResponseEntity<ProblemDetail> crowded(TooManyFailures why) {
    return later(CROWDED, why.retryAfter());
  }

  @ExceptionHandler(BadCredentialsException.class)
  ProblemDetail badCredentials() {
    return BAD_CREDENTIALS.detail();
  }

  @ExceptionHandler(AccountLocked.class)
  ResponseEntity<ProblemDetail> locked(AccountLocked why) {
    return later(LOCKED, why.retryAfter());
  }

  private static ResponseEntity<ProblemDetail> later(Problem problem, Duration wait) {
    var seconds = Math.max(1, wait.toSeconds());
    var detail = problem.detail();
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
