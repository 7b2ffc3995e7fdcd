package org.anjuan.archive.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A piece of work. In the store it may also bear {@code fresh}, which has it taken before others
 * ({@link WorkQueue#ask(WorkKind, String, Instant)}), and the mark of who takes many.
 *
 * @param generation how often it was asked for; a request that comes while it is being done is not
 *     lost by finishing
 * @param dueAt nobody takes it before
 * @param brokenOff how often its process ended while it was in hand; null: never
 * @param leasedUntil until then {@code leasedBy} alone has it
 * @param trace where the journey stands that asked for it last; null when nobody traces
 * @param correlation of the request that asked for it last
 */
@Document("work")
public record WorkItem(
    @Id String id,
    WorkKind kind,
    String subject,
    long generation,
    Instant dueAt,
    boolean dead,
    int attempts,
    @Nullable Integer brokenOff,
    @Nullable String lastError,
    @Nullable String leasedBy,
    @Nullable Instant leasedUntil,
    Instant since,
    @Nullable String trace,
    @Nullable String correlation) {

  int timesBrokenOff() {
    return brokenOff == null ? 0 : brokenOff;
  }

  static String id(WorkKind kind, String subject) {
    return kind + "-" + subject;
  }
}
