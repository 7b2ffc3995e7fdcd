package org.anjuan.web.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.heartbeat.NodeBeat;
import org.anjuan.archive.reconciliation.Sources;
import org.anjuan.ingest.collect.run.CollectorBeat;
import org.anjuan.web.monitoring.Wall.WallWarning;
import org.anjuan.web.monitoring.Wall.WallWarning.Kind;
import org.jspecify.annotations.Nullable;

/** What somebody should look at now, the worst first. */
final class WallWarnings {
  /** Once in a row is nothing: networks break off. */
  private static final int ONCE_TOO_OFTEN = 2;

  private WallWarnings() {}

  static List<WallWarning> of(
      List<Sources.Heard> heard,
      List<CollectorBeat> collecting,
      List<NodeBeat> beats,
      Wall.WallQueue queue,
      long inQuarantine) {
    var all = new ArrayList<WallWarning>();
    for (var beat : beats) {
      if (beat.state() == NodeBeat.State.SILENT) {
        all.add(warning(Kind.NODE_SILENT, beat.name(), beat.at()));
      }
    }
    for (var one : collecting) {
      if (one.state() == CollectorBeat.State.FAILING && one.failures() >= ONCE_TOO_OFTEN) {
        all.add(warning(Kind.COLLECTOR_FAILING, one.name(), one.succeededAt()));
      } else if (one.state() == CollectorBeat.State.LATE) {
        all.add(warning(Kind.COLLECTOR_LATE, one.name(), one.dueAt()));
      }
    }
    for (var source : heard) {
      if (source.silent()) {
        all.add(warning(Kind.SOURCE_SILENT, source.watch().name(), source.lastAt()));
      }
    }
    if (queue.dead() > 0) {
      all.add(new WallWarning(Kind.WORK_STUCK, "", null, queue.dead()));
    }
    if (inQuarantine > 0) {
      all.add(new WallWarning(Kind.QUARANTINE, "", null, inQuarantine));
    }
    return all;
  }

  private static WallWarning warning(Kind kind, String name, @Nullable Instant since) {
    return new WallWarning(kind, name, since, 1);
  }
}
