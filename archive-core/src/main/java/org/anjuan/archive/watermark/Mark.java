package org.anjuan.archive.watermark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invisible mark stands for: who looked at which page, when, from where.
 *
 * @param page from 1; {@link #ALL_PAGES} for a copy of the whole document
 */
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
    int page) {

  public static final int ALL_PAGES = 0;
}
