package org.anjuan.archive.record;

import org.jspecify.annotations.Nullable;

/**
 * What a record knows of one of its documents: enough to count and to find it.
 *
 * @param revision the document's revision that this was taken from; an older one never replaces it
 * @param pages pages of the current version, null until it has been read
 */
public record RecordDocument(
    String documentId, String category, int version, @Nullable Integer pages, long revision) {}
