package org.anjuan.archive.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is going on.
 *
 * @param isOpen whether it goes on
 * @param occurrence counts how often it began: cleared and raised again is another one
 * @param count how often it was raised in this occurrence
 * @param toldCount how many of these the last telling knew of
 * @param toldAt when it was last told; null: not yet
 * @param telling when the telling began that has not come to its end; null: none
 */
record NoticeState(
    NoticeId id,
    Notice notice,
    boolean isOpen,
    long occurrence,
    long count,
    Instant firstAt,
    Instant lastAt,
    long toldCount,
    @Nullable Instant toldAt,
    @Nullable Instant telling) {}
