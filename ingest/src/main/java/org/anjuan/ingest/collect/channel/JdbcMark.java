package org.anjuan.ingest.collect.channel;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a page of a view ended. */
record JdbcMark(@Nullable Instant at, Object key) {

  String text() {
    return (at == null ? "" : at.toString()) + (key instanceof Number ? "#" : "|") + key;
  }

  static JdbcMark of(String text) {
    var end = text.indexOf('|');
    var number = end < 0 ? text.indexOf('#') : -1;
    var split = Math.max(end, number);
    var at = text.substring(0, split);
    var key = text.substring(split + 1);
    return new JdbcMark(
        at.isEmpty() ? null : Instant.parse(at), number < 0 ? key : new BigDecimal(key));
  }
}
