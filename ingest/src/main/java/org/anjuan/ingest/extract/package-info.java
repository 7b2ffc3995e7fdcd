/**
 * Extraction: reads page texts and page counts out of what has come in, in format workers, and
 * keeps them with the version.
 */
@NullMarked
package org.anjuan.ingest.extract;

import org.jspecify.annotations.NullMarked;
