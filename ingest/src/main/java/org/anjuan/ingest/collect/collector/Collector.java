package org.anjuan.ingest.collect.collector;

import java.time.Instant;
import java.util.Set;
import org.anjuan.ingest.collect.channel.Secret;

/**
 * A collector as it is set up; its secrets are not in here.
 *
 * @param secrets which are kept
 * @param version to be named by whoever changes it; 1 for the first
 * @param changedBy who made this version
 */
public record Collector(
    CollectorId id,
    CollectorPlan plan,
    Set<Secret> secrets,
    long version,
    Instant changedAt,
    String changedBy) {
  public Collector {
    secrets = Set.copyOf(secrets);
  }
}
