package org.anjuan.archive.vault;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The vault.
 *
 * @param suite how new blobs are sealed; older ones stay as they are
 * @param segment plaintext bytes in one segment, 16KB to 1MB; older blobs keep theirs
 * @param orphanAge how long a blob may stay unreferenced before the sweep asks for it
 */
@ConfigurationProperties("anjuan.vault")
record VaultProperties(
    @DefaultValue("AES_256_GCM") Suite suite,
    @DefaultValue("255KB") DataSize segment,
    @DefaultValue("7d") Duration orphanAge) {

  private static final Duration YOUNGEST_ORPHAN = Duration.ofMinutes(10);

  VaultProperties {
    if (segment.toBytes() < 16 << 10 || segment.toBytes() > 1 << 20) {
      throw new IllegalArgumentException("anjuan.vault.segment: 16KB to 1MB");
    }
    if (orphanAge.compareTo(YOUNGEST_ORPHAN) < 0) { // a younger one may still be arriving
      throw new IllegalArgumentException("anjuan.vault.orphan-age: at least 10m");
    }
  }
}
