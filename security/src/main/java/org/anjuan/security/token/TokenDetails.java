package org.anjuan.security.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as administrators see it: never its secret. */
public record TokenDetails(
    String id,
    TokenScope scope,
    boolean revoked,
    Instant createdAt,
    @Nullable String createdBy,
    @Nullable Instant lastUsed,
    @Nullable String lastAddress) {}
