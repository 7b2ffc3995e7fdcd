package org.anjuan.ingest.station;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of collection stations.
 *
 * @param part the largest part of an upload that is taken at once
 * @param abandonedAfter parts of an upload that has not gone on for this long are removed; its
 *     station begins it anew
 */
@ConfigurationProperties("anjuan.station")
public record StationProperties(
    @DefaultValue("4MB") DataSize part, @DefaultValue("14d") Duration abandonedAfter) {

  public StationProperties {
    if (part.toBytes() < 64 * 1024 || part.toMegabytes() > 64) {
      throw new IllegalArgumentException("anjuan.station.part: 64KB to 64MB");
    }
    if (abandonedAfter.toHours() < 1) {
      throw new IllegalArgumentException("anjuan.station.abandoned-after: at least 1h");
    }
  }
}
