package org.anjuan.archive.watermark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an invisible mark stands for: who looked at which page, when, from where. */
public record Mark(
    MarkId id,
    Instant at,
    String actor,
    String actorName,
    @Nullable String staffNumber,
    @Nullable String address,
    String recordId,
    String documentId,
    int version,
    int page) {}
