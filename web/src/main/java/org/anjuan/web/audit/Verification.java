package org.anjuan.web.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anjuan.archive.audit.DayVerification;
import org.anjuan.archive.oversight.WholeVerification;
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

  /**
   * The verification of all days, as far as it has come.
   *
   * @param days how many there are
   * @param done how many of them were verified
   * @param broken how many of those are damaged
   * @param damaged the first of these
   */
  record Whole(
      boolean running,
      String startedBy,
      Instant startedAt,
      @Nullable Instant endedAt,
      LocalDate from,
      LocalDate to,
      int days,
      int done,
      long events,
      int broken,
      List<Day> damaged) {

    static Whole of(WholeVerification.Run run) {
      return new Whole(
          run.running(),
          run.startedBy(),
          run.startedAt(),
          run.endedAt(),
          run.from(),
          run.to(),
          run.days(),
          run.done(),
          run.events(),
          run.broken(),
          run.damages().stream().map(Day::of).toList());
    }
  }
}
