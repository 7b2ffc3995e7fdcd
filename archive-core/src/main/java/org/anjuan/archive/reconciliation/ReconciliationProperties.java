package org.anjuan.archive.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code anjuan.reconciliation.*}.
 *
 * @param listedWithin how long after its turn a report that its source has listed may take to
 *     arrive
 * @param silentAfter how long a source may send nothing before it counts as silent
 * @param pace the pause between two looks at what has changed
 */
@ConfigurationProperties("anjuan.reconciliation")
record ReconciliationProperties(
    @DefaultValue("24h") Duration listedWithin,
    @DefaultValue("24h") Duration silentAfter,
    @DefaultValue("3s") Duration pace) {
  ReconciliationProperties {
    if (listedWithin.isNegative() || silentAfter.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "anjuan.reconciliation: listed-within must not be negative, silent-after at least 1m");
    }
  }
}
