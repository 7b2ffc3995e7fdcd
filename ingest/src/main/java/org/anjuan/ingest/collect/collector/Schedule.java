package org.anjuan.ingest.collect.collector;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a collector runs by itself.
 *
 * @param everySeconds pause between the starts of two runs
 * @param cron with seconds, as Spring writes it: {@code 0 30 2 * * *}
 * @param windows it runs within these only, and stops at their end; none means always
 */
public record Schedule(
    Kind kind, @Nullable Integer everySeconds, @Nullable String cron, List<Window> windows) {
  /** By hand only. */
  public static final Schedule BY_HAND = new Schedule(Kind.BY_HAND, null, null, List.of());

  /** What starts it. */
  public enum Kind {
    BY_HAND,
    INTERVAL,
    CRON
  }

  /**
   * A part of the day; with {@code until} before {@code from} it ends the next day.
   *
   * @param days on which it begins; none means every day
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Window {
      days = days == null ? Set.of() : Set.copyOf(days);
      Form.present(from, "schedule.windows.from");
      Form.present(until, "schedule.windows.until");
      if (from.equals(until)) {
        throw new InvalidValue("schedule.windows.until");
      }
    }

    boolean contains(ZonedDateTime now) {
      var time = now.toLocalTime();
      if (from.isBefore(until)) {
        return isDay(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
      }
      return (isDay(now.getDayOfWeek()) && !time.isBefore(from))
          || (isDay(now.getDayOfWeek().minus(1)) && time.isBefore(until));
    }

    private boolean isDay(DayOfWeek day) {
      return days.isEmpty() || days.contains(day);
    }
  }

  public Schedule {
    Form.present(kind, "schedule.kind");
    windows = windows == null ? List.of() : List.copyOf(windows);
    if (windows.size() > 20) {
      throw new InvalidValue("schedule.windows");
    }
    if (kind == Kind.INTERVAL) {
      Form.within(everySeconds, 5, 7 * 86_400, "schedule.everySeconds");
    } else {
      everySeconds = null;
    }
    cron = kind == Kind.CRON ? Form.text(cron, 9, 100, "schedule.cron") : null;
    if (cron != null && !CronExpression.isValidExpression(cron)) {
      throw new InvalidValue("schedule.cron");
    }
  }

  /** Whether it may run at this moment. */
  public boolean isOpen(Instant now, ZoneId zone) {
    return windows.isEmpty() || windows.stream().anyMatch(w -> w.contains(now.atZone(zone)));
  }

  /** When it is to run next after a start; empty when it never runs by itself. */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    return switch (kind) {
      case BY_HAND -> Optional.empty();
      case INTERVAL ->
          Optional.of(after.plus(Duration.ofSeconds(everySeconds == null ? 0 : everySeconds)));
      case CRON ->
          Optional.ofNullable(CronExpression.parse(String.valueOf(cron)).next(after.atZone(zone)))
              .map(ZonedDateTime::toInstant);
    };
  }
}
