package org.anjuan.archive.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.anjuan.archive.platform.InvalidValue;

/**
 * Hours of the day in which nobody's telephone rings, in the hospital's time; may pass midnight.
 */
public record QuietHours(LocalTime from, LocalTime to) {
  public QuietHours {
    if (from.equals(to)) {
      throw new InvalidValue("quietHours");
    }
  }

  /** How long it stays quiet; zero when it isn't. */
  Duration left(Instant now, ZoneId zone) {
    var at = now.atZone(zone);
    var time = at.toLocalTime();
    var within =
        from.isBefore(to)
            ? !time.isBefore(from) && time.isBefore(to)
            : !time.isBefore(from) || time.isBefore(to);
    if (!within) {
      return Duration.ZERO;
    }
    var end = at.with(to);
    return Duration.between(at, end.isAfter(at) ? end : end.plusDays(1));
  }
}
