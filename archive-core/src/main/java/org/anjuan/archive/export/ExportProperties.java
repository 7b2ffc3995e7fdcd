package org.anjuan.archive.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exports.
 *
 * @param enabled whether this node makes the copies of exports
 * @param mostDocuments how many documents one export may have
 * @param keep how long a finished export can be fetched
 * @param downloads how often it can be fetched
 * @param lease how long an export is this node's; extended while it is worked on
 */
@ConfigurationProperties("anjuan.export")
record ExportProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("2000") int mostDocuments,
    @DefaultValue("24h") Duration keep,
    @DefaultValue("3") int downloads,
    @DefaultValue("2m") Duration lease) {

  ExportProperties {
    if (mostDocuments < 1 || mostDocuments > 20_000) {
      throw new IllegalArgumentException("anjuan.export.most-documents: 1 to 20000");
    }
    if (keep.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("anjuan.export.keep: at least 1m");
    }
    if (downloads < 1) {
      throw new IllegalArgumentException("anjuan.export.downloads: at least 1");
    }
    if (lease.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("anjuan.export.lease: at least 10s");
    }
  }
}
