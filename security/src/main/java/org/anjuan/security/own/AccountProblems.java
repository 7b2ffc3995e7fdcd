package org.anjuan.security.own;

import org.anjuan.security.Problem;
import org.anjuan.security.account.AccountExists;
import org.anjuan.security.account.AccountLocked;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.security.account.WeakPassword;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What can't be done with accounts, as an answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccountProblems {

  @ExceptionHandler
  ProblemDetail refused(AccountRefused refused) {
    return switch (refused.reason()) {
      case NO_SUCH_ACCOUNT ->
          new Problem(HttpStatus.NOT_FOUND, "not-found", "没有此账号", "No such account").detail();
      case CHANGED_MEANWHILE ->
          new Problem(
                  HttpStatus.PRECONDITION_FAILED,
                  "changed-meanwhile",
                  "他人刚修改过，请刷新后重试",
                  "Somebody else has changed it: reload and try again")
              .detail();
      case OWN_ACCOUNT ->
          new Problem(
                  HttpStatus.CONFLICT,
                  "own-account",
                  "不能修改自己的账号，请由另一位管理员办理",
                  "Nobody changes the own account: ask another administrator")
              .detail();
      case LAST_ADMINISTRATOR ->
          new Problem(
                  HttpStatus.CONFLICT,
                  "last-administrator",
                  "这是最后一位此类管理员，不能停用或撤销",
                  "This is the last administrator of its kind")
              .detail();
      case MIXED_ROLES ->
          new Problem(
                  HttpStatus.CONFLICT,
                  "mixed-roles",
                  "三员角色不能与其他角色由同一账号兼任",
                  "An administrator's role stands alone: no second one, no other role beside it")
              .detail();
      case STAFF_NUMBER_TAKEN ->
          field(
              new Problem(
                  HttpStatus.CONFLICT,
                  "staff-number-taken",
                  "该工号已属于另一账号",
                  "Another account has this staff number"),
              "staffNo");
      case WRONG_PASSWORD ->
          field(
              new Problem(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "wrong-password",
                  "当前密码不正确",
                  "The present password is wrong"),
              "present");
      case WRONG_CODE ->
          field(
              new Problem(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "wrong-code",
                  "验证码不正确、已使用或已过期",
                  "The code is wrong, used or too old"),
              "code");
      case OPEN_WORK ->
          new Problem(
                  HttpStatus.CONFLICT,
                  "open-work",
                  "该账号名下还有未交接的工作：请安全管理员先交接，或说明停用的理由",
                  "Work hangs on this account: the security administrator hands it over first, or"
                      + " give a reason")
              .detail();
      case NO_SUCH_RESET ->
          new Problem(
                  HttpStatus.NOT_FOUND,
                  "not-found",
                  "没有此项待办理的密码发放，或已失效",
                  "No such reset waits, or it has lapsed")
              .detail();
      case NO_SECOND_FACTOR ->
          new Problem(
                  HttpStatus.CONFLICT,
                  "no-second-factor",
                  "没有进行中的双因素设置",
                  "There is no second factor being set up")
              .detail();
    };
  }

  @ExceptionHandler
  ProblemDetail taken(AccountExists taken) {
    return field(
        new Problem(HttpStatus.CONFLICT, "username-taken", "该用户名已存在", "The user name is taken"),
        "username");
  }

  @ExceptionHandler
  ProblemDetail weak(WeakPassword weak) {
    var detail =
        field(
            new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "weak-password",
                weak.reason().chinese(),
                weak.reason().english()),
            "wanted");
    detail.setProperty("reason", weak.reason().name());
    return detail;
  }

  @ExceptionHandler
  ProblemDetail locked(AccountLocked locked) {
    var detail =
        new Problem(
                HttpStatus.LOCKED,
                "account-locked",
                "尝试次数过多，请稍后再试。",
                "Too many attempts: try again later.")
            .detail();
    detail.setProperty("retryAfter", Math.max(1, locked.retryAfter().toSeconds()));
    return detail;
  }

  private static ProblemDetail field(Problem problem, String field) {
    var detail = problem.detail();
    detail.setProperty("field", field);
    return detail;
  }
}
