package org.anjuan.ingest.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.collector.Schedule.Kind;
import org.anjuan.ingest.collect.collector.Schedule.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-7")
class ScheduleTests {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void anIntervalCountsFromTheLastStart() {
    var schedule = new Schedule(Kind.INTERVAL, 600, null, List.of());
    assertThat(schedule.next(at("2026-03-02T10:00:00"), SHANGHAI))
        .contains(at("2026-03-02T10:10:00"));
  }

  @Test
  void aCronTimeIsTheHospitals() {
    var schedule = new Schedule(Kind.CRON, null, "0 30 2 * * *", List.of());
    assertThat(schedule.next(at("2026-03-02T10:00:00"), SHANGHAI))
        .contains(at("2026-03-03T02:30:00"));
  }

  @Test
  @Tag("ING-4")
  void aNightWindowGoesOnPastMidnightOnItsDaysOnly() {
    var night = new Window(Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
    var schedule = new Schedule(Kind.INTERVAL, 60, null, List.of(night));

    assertThat(schedule.isOpen(at("2026-03-07T21:59:59"), SHANGHAI)).isFalse(); // a Saturday
    assertThat(schedule.isOpen(at("2026-03-07T22:00:00"), SHANGHAI)).isTrue();
    assertThat(schedule.isOpen(at("2026-03-08T05:59:59"), SHANGHAI)).isTrue();
    assertThat(schedule.isOpen(at("2026-03-08T06:00:00"), SHANGHAI)).isFalse();
    assertThat(schedule.isOpen(at("2026-03-08T23:00:00"), SHANGHAI)).isFalse();
  }

  @Test
  void oneThatIsStartedByHandNeverRunsByItself() {
    assertThat(Schedule.BY_HAND.next(at("2026-03-02T10:00:00"), SHANGHAI)).isEmpty();
  }

  @Test
  void aScheduleThatCanNotBeIsRefused() {
    for (var wrong :
        List.<Runnable>of(
            () -> new Schedule(Kind.INTERVAL, 1, null, List.of()),
            () -> new Schedule(Kind.CRON, null, "every day", List.of()),
            () -> new Window(Set.of(), LocalTime.NOON, LocalTime.NOON))) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(wrong::run);
    }
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
