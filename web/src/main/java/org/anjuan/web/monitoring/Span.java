package org.anjuan.web.monitoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;

/** Days that are asked for, both ends included: a quarter at most. */
record Span(LocalDate from, LocalDate to) {
  private static final int MOST_DAYS = 92;
  private static final int USUAL_DAYS = 29;

  /** What is left out is filled in: up to today, the last thirty days. */
  static Span of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    var end = to == null ? today : to;
    var begin = from == null ? end.minusDays(USUAL_DAYS) : from;
    if (begin.isAfter(end)) {
      throw new BadRequest("from", "开始日期不能晚于结束日期", "The first day is after the last");
    }
    if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
      throw new BadRequest("from", "一次最多查询92天", "At most 92 days at a time");
    }
    return new Span(begin, end);
  }
}
