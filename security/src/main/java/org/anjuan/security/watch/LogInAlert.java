package org.anjuan.security.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An abnormal log-in.
 *
 * @param order where it stands among the others, for paging
 * @param detail figures, no names of patients
 * @param acknowledgedBy null while nobody has looked at it
 */
public record LogInAlert(
    String id,
    String order,
    Instant at,
    String username,
    String name,
    AlertRule rule,
    String address,
    String detail,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable String note) {}
