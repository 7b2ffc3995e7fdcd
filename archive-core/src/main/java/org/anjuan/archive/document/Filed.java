package org.anjuan.archive.document;

/**
 * What filing an arrival came to.
 *
 * @param added false when the same bytes were there: then the arrival's own copy is not needed
 */
public record Filed(ArchivedDocument document, int version, boolean added) {}
