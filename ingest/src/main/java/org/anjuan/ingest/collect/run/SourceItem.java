package org.anjuan.ingest.collect.run;

import java.time.Instant;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.collector.CollectorId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry of a source.
 *
 * @param stay campus, admission number and visit, where the entry told; null until it is fetched
 * @param dueAt when it is looked at next
 * @param reason why it is where it is: a {@link Trouble}, or the reason of the quarantine
 */
public record SourceItem(
    CollectorId collector,
    String key,
    SourceEntry entry,
    String mark,
    ItemState state,
    @Nullable Instant dueAt,
    int attempts,
    @Nullable String reason,
    @Nullable String stay,
    @Nullable String system,
    @Nullable String sourceDocumentId,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable String quarantineId,
    boolean wasWithdrawn,
    Instant firstSeen,
    Instant changedAt,
    @Nullable Instant takenAt) {

  String id() {
    return id(collector, key);
  }

  static String id(CollectorId collector, String key) {
    return collector + ":" + key;
  }

  @Override
  public String toString() {
    return "SourceItem[" + key + ", " + state + "]";
  }
}
