package org.anjuan.web.monitoring;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.heartbeat.NodeBeat;
import org.jspecify.annotations.Nullable;

/**
 * What the wall display shows (MON-4). It hangs where anybody passes: no patient's data.
 *
 * @param at when this was put together
 * @param paceSeconds how often it comes; who has heard nothing for several times as long is cut off
 */
record Wall(
    Instant at,
    int paceSeconds,
    String hospital,
    WallReports reports,
    List<WallSource> sources,
    WallCollectors collectors,
    List<WallNode> nodes,
    WallQueue queue,
    List<WallMonth> months,
    List<WallDay> days,
    List<WallWarning> warnings) {

  /**
   * Reports of the whole period and of today.
   *
   * @param quarantined what lies in quarantine now
   * @param missing of the stays that ended within a quarter: reports that did not come in time
   * @param failed of the same: reports that could not be taken in
   */
  record WallReports(
      long records,
      long documents,
      long todayDocuments,
      long todayVersions,
      long quarantined,
      long expected,
      long received,
      long missing,
      long failed) {}

  /** A source. */
  record WallSource(
      String name,
      State state,
      @Nullable Instant lastAt,
      long today,
      long expected,
      long received) {
    /** How it does. */
    enum State {
      WELL,
      SILENT,
      UNWATCHED
    }
  }

  /**
   * How many collectors do how; those that nobody wants to run are not among them.
   *
   * @param well run, or need not have run yet
   * @param late should have run
   * @param failing could not do their work
   */
  record WallCollectors(long well, long late, long failing, long paused) {}

  /** An application node. */
  record WallNode(String name, NodeBeat.State state, Instant at) {}

  /** Open work. */
  record WallQueue(long open, long dead) {}

  /**
   * A month.
   *
   * @param month as 2026-03
   * @param archived stays that ended in it and were confirmed as archived, and are not recalled
   * @param collected stays that ended in it and have all that is expected
   * @param reports documents that came in it
   */
  record WallMonth(String month, long discharged, long archived, long collected, long reports) {}

  /**
   * One of the last seven days.
   *
   * @param missing reports missing of stays that ended on it; failed likewise
   * @param quarantined deliveries of that day that went into quarantine
   */
  record WallDay(String day, long missing, long failed, long quarantined) {}

  /** Something that somebody should look at now. */
  record WallWarning(Kind kind, String name, @Nullable Instant since, long count) {
    /** What it is. */
    enum Kind {
      SOURCE_SILENT,
      COLLECTOR_FAILING,
      COLLECTOR_LATE,
      NODE_SILENT,
      WORK_STUCK,
      QUARANTINE
    }
  }
}
