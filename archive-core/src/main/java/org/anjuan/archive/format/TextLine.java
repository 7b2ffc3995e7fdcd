package org.anjuan.archive.format;

import org.jspecify.annotations.Nullable;

/**
 * A line of text.
 *
 * @param box where it stands, if known
 * @param confidence of text recognition, 0 to 1; null where the text was in the document
 */
public record TextLine(String text, @Nullable PageBox box, @Nullable Double confidence) {}
