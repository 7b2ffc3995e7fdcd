package org.anjuan.ingest.collect;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the folder collector.
 *
 * @param enabled whether this node collects from folders
 * @param inbox the folder that holds one folder a campus; default {@code inbox} in the data folder
 * @param every pause between two looks
 * @param settle a file that changed less than this ago may still be written
 * @param parallel how many files are taken in at once
 * @param afterwards what becomes of a file that has been taken in
 * @param done where files are moved to; default {@code done} in the data folder
 */
@ConfigurationProperties("anjuan.collect.folder")
record FolderProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable Path inbox,
    @DefaultValue("2s") Duration every,
    @DefaultValue("300ms") Duration settle,
    @DefaultValue("4") int parallel,
    @DefaultValue("DELETE") Afterwards afterwards,
    @Nullable Path done) {

  FolderProperties {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("anjuan.collect.folder.every: more than nothing");
    }
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("anjuan.collect.folder.parallel: 1 to 64");
    }
  }

  /** What becomes of a file after its commit. Moved files lie there unencrypted. */
  enum Afterwards {
    DELETE,
    MOVE
  }
}
