package org.anjuan.archive.watermark;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.organisation.CampusCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looks at a page.
 *
 * @param page from 1; null for all pages of an export
 */
public record Viewing(
    Actor actor,
    CampusCode campus,
    String recordId,
    @Nullable String recordNo,
    String documentId,
    int version,
    @Nullable Integer page) {}
