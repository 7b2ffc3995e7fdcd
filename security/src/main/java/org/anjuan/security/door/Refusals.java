package org.anjuan.security.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.CurrentActor;
import org.anjuan.security.Problem;
import org.anjuan.security.account.Duty;
import org.anjuan.security.token.BadToken;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers those who are not let in: 401 to the unknown, 403 to the known. Refusals of the known go
 * on record.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Problem UNAUTHENTICATED =
      new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", "请先登录。", "Please log in.");
  private static final Problem BAD_TOKEN =
      new Problem(HttpStatus.UNAUTHORIZED, "bad-token", "令牌无效或已停用。", "The token is not valid.");
  private static final Problem FORBIDDEN =
      new Problem(
          HttpStatus.FORBIDDEN, "forbidden", "您没有此项权限。", "You do not have the right to do this.");
  private static final Problem CSRF =
      new Problem(
          HttpStatus.FORBIDDEN,
          "csrf",
          "页面已过期，请刷新后重试。",
          "The page is out of date: reload it and try again.");

  private static final Problem BARRED =
      new Problem(
          HttpStatus.FORBIDDEN,
          "barred-place",
          "这台电脑的网络地址已被禁止使用本系统，请联系安全管理员。",
          "This address is barred from the system: ask the security administrator.");
  private static final Problem BODY_TOO_LONG =
      new Problem(
          HttpStatus.CONTENT_TOO_LARGE,
          "body-too-long",
          "请求内容过长。",
          "The body of the request is too long.");
  private static final Problem PASSWORD_FIRST =
      new Problem(
          HttpStatus.FORBIDDEN,
          "password-change-required",
          "请先修改密码，再使用系统。",
          "Change your password first.");
  private static final Problem SECOND_FACTOR_FIRST =
      new Problem(
          HttpStatus.FORBIDDEN,
          "second-factor-setup-required",
          "请先启用双因素认证，再使用系统。",
          "Set up your second factor first.");

  private final AuditTrail audit;
  private final CurrentActor current;
  private final JsonMapper json;
  private final Clock clock;

  Refusals(AuditTrail audit, CurrentActor current, JsonMapper json, Clock clock) {
    this.audit = audit;
    this.current = current;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    answer(response, why instanceof BadToken ? BAD_TOKEN : UNAUTHENTICATED);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (why instanceof DutyFirst due) {
      answer(
          response,
          due.duties().contains(Duty.CHANGE_PASSWORD) ? PASSWORD_FIRST : SECOND_FACTOR_FIRST);
      return;
    }
    var forged = why instanceof CsrfException;
    current
        .find()
        .ifPresent(actor ->
            audit.append(
                AuditEvent.of(actor, AuditAction.ACCESS_REFUSED, clock.instant())
                    .outcome(AuditOutcome.REFUSED)
                    .detail(
                        (forged ? "csrf " : "")
                            + request.getMethod()
                            + " "
                            + request.getRequestURI())));
    answer(response, forged ? CSRF : FORBIDDEN);
  }

  /** To an address that nobody works from. */
  void barred(HttpServletResponse response) throws IOException {
    answer(response, BARRED);
  }

  /** To one that is not read to its end. */
  void tooLong(HttpServletResponse response) throws IOException {
    answer(response, BODY_TOO_LONG);
  }

  private void answer(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(json.writeValueAsBytes(problem.fields()));
  }
}
