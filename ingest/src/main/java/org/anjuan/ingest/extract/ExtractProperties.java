package org.anjuan.ingest.extract;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the extraction.
 *
 * @param enabled whether this node reads documents
 * @param parallel how many documents are read at once
 * @param idle pause before looking for work again when there was none
 * @param lease how long a document is this node's; extended while it is being read
 */
@ConfigurationProperties("anjuan.extract")
record ExtractProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("3") int parallel,
    @DefaultValue("500ms") Duration idle,
    @DefaultValue("3m") Duration lease) {
  ExtractProperties {
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("anjuan.extract.parallel: 1 to 64");
    }
    if (lease.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("anjuan.extract.lease: at least 10s");
    }
  }
}
