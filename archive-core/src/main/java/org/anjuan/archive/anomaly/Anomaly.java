package org.anjuan.archive.anomaly;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.audit.AuditPosition;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param at when the event came that made it one
 * @param recordId the record, where it is about one
 * @param count how many records or refusals there were
 * @param events the events, or the latest of them
 * @param acknowledgedBy null while nobody has looked at it
 */
public record Anomaly(
    String id,
    String rule,
    int ruleVersion,
    AnomalyKind kind,
    Instant at,
    String actor,
    String actorName,
    @Nullable String address,
    @Nullable String recordId,
    int count,
    List<AuditPosition> events,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable String note) {

  public Anomaly {
    events = List.copyOf(events);
  }

  static String id(AuditPosition trigger, AnomalyRule rule) {
    return trigger.id() + "-" + rule.id();
  }
}
