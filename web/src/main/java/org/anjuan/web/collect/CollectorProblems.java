package org.anjuan.web.collect;

import org.anjuan.ingest.collect.collector.CollectorRefused;
import org.anjuan.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with collectors. */
@RestControllerAdvice(basePackageClasses = CollectorProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CollectorProblems {

  @ExceptionHandler
  ProblemDetail refused(CollectorRefused refused) {
    return switch (refused.reason()) {
      case NO_SUCH_COLLECTOR ->
          Problems.of(HttpStatus.NOT_FOUND, "not-found", "没有这个采集器", "No such collector");
      case CHANGED_MEANWHILE ->
          Problems.of(
              HttpStatus.CONFLICT,
              "collector-changed",
              "已被他人修改，请刷新后重试",
              "Somebody has changed it meanwhile: reload and try again");
      case SECRET_NEEDED ->
          Problems.of(
              HttpStatus.BAD_REQUEST,
              "secret-needed",
              "来源地址或登录方式已更改，请重新输入口令",
              "The source's address or log-in has changed: enter the secrets again",
              "secrets");
      case SOURCE_FIXED ->
          Problems.of(
              HttpStatus.BAD_REQUEST,
              "invalid-value",
              "来源系统、院区和通道类型不能更改，请新建采集器",
              "Source system, campus and kind of channel stay: set up a new collector",
              "system");
      case NO_SUCH_CAMPUS ->
          Problems.of(HttpStatus.BAD_REQUEST, "invalid-value", "没有此院区", "No such campus", "campus");
      case TOO_MANY ->
          Problems.of(HttpStatus.CONFLICT, "too-many-collectors", "采集器过多", "Too many collectors");
    };
  }
}
