package org.anjuan.web.problem;

import org.anjuan.archive.platform.InvalidValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;

/**
 * Says of a request that can't be read which field is at fault and what belongs there. What was
 * sent is never repeated: it may be a patient's.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableRequestAdvice {

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
    JacksonException read = null;
    InvalidValue refused = null;
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue invalid) {
        refused = invalid;
      } else if (cause instanceof JacksonException json && read == null) {
        read = json;
      }
    }
    if (refused != null) {
      return malformed(refused.field());
    }
    if (read == null) {
      return noBody();
    }
    if (read instanceof JacksonIOException) {
      return brokenOff();
    }
    if (read instanceof DatabindException || read instanceof InputCoercionException) {
      var fault = BodyFault.of(read);
      return fault == null ? malformed("body") : invalid(fault);
    }
    return noJson(read);
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestParameterException missing) {
    var name = missing.getParameterName();
    return Problems.of(
        HttpStatus.BAD_REQUEST, "invalid-value", "缺少参数：" + name, "Needed: " + name, name);
  }

  private static ProblemDetail malformed(String field) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "invalid-value",
        "参数格式不正确：" + field,
        "Malformed value: " + field,
        field);
  }

  private static ProblemDetail invalid(BodyFault fault) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "invalid-value",
        "参数 %s 必填，应为%s".formatted(fault.field(), fault.chinese()),
        "%s is needed: %s".formatted(fault.field(), fault.english()),
        fault.field());
  }

  private static ProblemDetail noBody() {
    return Problems.of(
        HttpStatus.BAD_REQUEST, "bad-request", "缺少请求内容", "A request body is needed", "body");
  }

  private static ProblemDetail brokenOff() {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "bad-request",
        "请求内容未能读到结尾：连接中断或超过长度上限",
        "The body could not be read to its end: cut off, or too long",
        "body");
  }

  private static ProblemDetail noJson(JacksonException read) {
    var at = read.getLocation();
    var line = at == null ? 1 : Math.max(1, at.getLineNr());
    var column = at == null ? 1 : Math.max(1, at.getColumnNr());
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "bad-request",
        "请求内容不是有效的 JSON：第 %d 行第 %d 列".formatted(line, column),
        "The body is no valid JSON: line %d, column %d".formatted(line, column),
        "body");
  }
}
