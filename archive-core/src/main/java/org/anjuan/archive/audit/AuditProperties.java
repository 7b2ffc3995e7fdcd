package org.anjuan.archive.audit;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param retention how long events are kept: never less than six months (网络安全法 art. 21), as long as
 *     inpatient records by default
 * @param exportLimit the most events in one exported file
 */
@ConfigurationProperties("anjuan.audit")
public record AuditProperties(
    @DefaultValue("30y") Period retention, @DefaultValue("1000000") int exportLimit) {
  private static final Period LEAST = Period.ofMonths(6);
  private static final int MOST_ROWS = 10_000_000;

  public AuditProperties {
    // Any day will do to compare two periods; this one makes six months as long as they get.
    var day = LocalDate.of(2026, 3, 1);
    if (day.plus(retention).isBefore(day.plus(LEAST))) {
      throw new IllegalArgumentException(
          "anjuan.audit.retention: the law wants the audit trail kept for six months at least");
    }
    if (exportLimit < 1 || exportLimit > MOST_ROWS) {
      throw new IllegalArgumentException("anjuan.audit.export-limit: 1 to " + MOST_ROWS);
    }
  }
}
