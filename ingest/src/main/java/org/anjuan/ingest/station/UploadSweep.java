package org.anjuan.ingest.station;

import java.time.Clock;
import java.time.Duration;
import org.anjuan.archive.work.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes uploads that have not gone on for long: their station begins them anew. */
@Component
class UploadSweep {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final Uploads uploads;
  private final Leases leases;
  private final StationProperties properties;
  private final Clock clock;

  UploadSweep(Uploads uploads, Leases leases, StationProperties properties, Clock clock) {
    this.uploads = uploads;
    this.leases = leases;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
  void sweep() {
    try {
      if (leases.hold("station-upload-sweep", LEASE)) {
        removeAbandoned();
      }
    } catch (RuntimeException away) {
      LOG.warn("Abandoned uploads can't be looked for now: {}", away.toString());
    }
  }

  int removeAbandoned() {
    var abandoned = uploads.untouchedSince(clock.instant().minus(properties.abandonedAfter()));
    abandoned.forEach(uploads::remove);
    return abandoned.size();
  }
}
