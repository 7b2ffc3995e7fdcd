package org.anjuan.archive.reconciliation;

/**
 * A source's reports for the stays of a day and department, counted.
 *
 * @param records stays of which the source is expected to send something
 * @param complete how many of these have all that is expected; the next three likewise
 * @param expected reports; what is received, awaited, missing and failed together
 */
public record DayRow(
    String day,
    String campus,
    String department,
    String system,
    int records,
    int complete,
    int awaited,
    int missing,
    int failed,
    int expected,
    int received,
    int reportsAwaited,
    int reportsMissing,
    int reportsFailed,
    int pdf,
    int ofd) {

  DayRow with(SourceFigures figures) {
    var standing = figures.standing();
    return new DayRow(
        day,
        campus,
        department,
        system,
        records + 1,
        complete + one(standing, Standing.COMPLETE),
        awaited + one(standing, Standing.AWAITED),
        missing + one(standing, Standing.MISSING),
        failed + one(standing, Standing.FAILED),
        expected + figures.expected(),
        received + figures.received(),
        reportsAwaited + figures.awaited(),
        reportsMissing + figures.missing(),
        reportsFailed + figures.failed(),
        pdf + figures.pdf(),
        ofd + figures.ofd());
  }

  /** How many stays stand so with this source. */
  public int count(Standing standing) {
    return switch (standing) {
      case COMPLETE -> complete;
      case AWAITED -> awaited;
      case MISSING -> missing;
      case FAILED -> failed;
    };
  }

  private static int one(Standing standing, Standing wanted) {
    return standing == wanted ? 1 : 0;
  }

  static DayRow none(String day, String campus, String department, String system) {
    return new DayRow(day, campus, department, system, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
