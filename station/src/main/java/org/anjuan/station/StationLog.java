package org.anjuan.station;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** What a station without a window says: a line when something changes. No patient is named. */
final class StationLog {
  private final RunningStation station;
  private final Clock clock;
  private final PrintStream out;
  private final Set<String> refused = new HashSet<>();
  private String last = "";

  StationLog(RunningStation station, Clock clock, PrintStream out) {
    this.station = station;
    this.clock = clock;
    this.out = out;
  }

  synchronized void write() {
    for (var item : station.queue().all()) {
      var why = item.refusal();
      if (why != null && refused.add(item.id())) {
        say("refused " + item.id() + ": " + why);
      }
    }
    var link = station.link();
    var trouble = link.trouble();
    var folder = station.folderTrouble();
    var now =
        link.state()
            + " pending="
            + station.queue().pending()
            + " refused="
            + station.queue().refused()
            + (trouble == null ? "" : " " + trouble)
            + (folder == null ? "" : " " + folder);
    if (!now.equals(last)) {
      last = now;
      say(now);
    }
  }

  private void say(String text) {
    out.println(
        LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS)
            + " "
            + text);
  }
}
