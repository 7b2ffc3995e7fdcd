package org.anjuan.ingest.paper;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of scanning.
 *
 * @param enabled whether this node makes the documents of finished scanning jobs
 * @param largestUpload the largest picture, or file of pictures, that is taken in
 * @param keepOriginals how long the untouched pictures of a finished job are kept, so that it can
 *     be opened again without scanning anew
 * @param lease how long a job is this node's while its documents are made
 */
@ConfigurationProperties("anjuan.paper")
record PaperProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("128MB") DataSize largestUpload,
    @DefaultValue("30d") Duration keepOriginals,
    @DefaultValue("10m") Duration lease) {

  PaperProperties {
    if (largestUpload.compareTo(DataSize.ofMegabytes(1)) < 0) {
      throw new IllegalArgumentException("anjuan.paper.largest-upload: at least 1MB");
    }
    if (keepOriginals.isNegative()) {
      throw new IllegalArgumentException("anjuan.paper.keep-originals: not negative");
    }
    if (lease.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("anjuan.paper.lease: at least 10s");
    }
  }
}
