package org.anjuan.ingest.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** When each station was last heard of. */
@Service
public class Sightings {
  private static final int LONGEST_PROGRAM = 64;

  private final MongoOperations mongo;
  private final Clock clock;

  Sightings(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * What a station says when it calls.
   *
   * @param now the time on its clock
   */
  public record Report(@Nullable String program, int pending, int refused, Instant now) {
    public Report {
      if (pending < 0 || refused < 0) {
        throw new InvalidValue("pending");
      }
      if (program != null && program.length() > LONGEST_PROGRAM) {
        throw new InvalidValue("program");
      }
    }
  }

  /** Notes that a station has called. */
  public StationSighting note(Station station, @Nullable String address, Report report) {
    var now = clock.instant();
    return mongo.save(
        new StationSighting(
            station.code(),
            now,
            address,
            report.program(),
            report.pending(),
            report.refused(),
            Duration.between(now, report.now()).toMillis()));
  }

  /** The last of each, by station. */
  public Map<StationCode, StationSighting> all() {
    var last = new HashMap<StationCode, StationSighting>();
    mongo.findAll(StationSighting.class).forEach(seen -> last.put(seen.station(), seen));
    return last;
  }
}
