package org.anjuan.web.audit;

import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.audit.DayVerification;
import org.jspecify.annotations.Nullable;

/** What verification found, day by day. */
record Verification(List<Day> days) {

  /**
   * One day.
   *
   * @param events good ones, up to the first break
   * @param firstBroken number of the first event that is missing or not what it was; null when all
   *     is well
   */
  record Day(
      LocalDate day,
      long events,
      boolean intact,
      @Nullable Long firstBroken,
      DayVerification.@Nullable Damage damage) {

    static Day of(DayVerification found) {
      var first = found.firstBreak();
      return new Day(
          found.day(),
          found.events(),
          found.intact(),
          first == null ? null : first.seq(),
          first == null ? null : first.damage());
    }
  }
}
