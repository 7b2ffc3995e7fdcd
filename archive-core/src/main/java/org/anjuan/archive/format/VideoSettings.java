package org.anjuan.archive.format;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How videos are converted.
 *
 * @param workers how many processes at once
 * @param memory address space of each, on Linux
 * @param threads processor threads of each
 * @param timeout of one conversion
 * @param stall a process that neither takes nor gives bytes for so long is ended
 * @param maxRendition a converted video may be so large
 * @param maxWidth a wider picture is made smaller
 */
@ConfigurationProperties("anjuan.format.video")
record VideoSettings(
    @DefaultValue("1") int workers,
    @DefaultValue("2GB") DataSize memory,
    @DefaultValue("2") int threads,
    @DefaultValue("4h") Duration timeout,
    @DefaultValue("2m") Duration stall,
    @DefaultValue("8GB") DataSize maxRendition,
    @DefaultValue("1920") int maxWidth) {

  VideoSettings {
    check(workers > 0, "workers: at least 1");
    check(memory.toMegabytes() >= 512, "memory: at least 512MB");
    check(threads > 0 && threads <= 64, "threads: 1 to 64");
    check(timeout.isPositive(), "timeout: positive");
    check(stall.isPositive(), "stall: positive");
    check(maxRendition.toBytes() > 0, "max-rendition: positive");
    check(maxWidth >= 320 && maxWidth <= 7680, "max-width: 320 to 7680");
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException("anjuan.format.video." + message);
    }
  }
}
