/**
 * Extraction: reads page texts, page counts and thumbnails out of what has come in, in format
 * workers, and keeps them with the version.
 */
@NullMarked
package org.anjuan.ingest.extract;

import org.jspecify.annotations.NullMarked;
