package org.anjuan.web.audit;

import org.anjuan.security.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Names the parameter at fault. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableParameterAdvice {

  @ExceptionHandler
  ProblemDetail unreadable(UnreadableParameter why) {
    var detail =
        new Problem(
                HttpStatus.BAD_REQUEST,
                "bad-parameter",
                "查询条件无法识别。",
                "The parameter cannot be read.")
            .detail();
    detail.setProperty("field", why.field());
    return detail;
  }
}
