package org.anjuan.archive.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as one person was told it.
 *
 * @param count how often it has happened until now
 * @param over whether it is over by now
 */
public record Message(
    MessageId id,
    NoticeKind kind,
    @Nullable String campus,
    NoticeText text,
    String place,
    Instant at,
    long count,
    boolean over,
    boolean read) {}
