/**
 * Scanning 扫描: takes pictures of paper in, sees what is on them, and makes documents of them in the
 * end, which go through the intake like all others.
 */
@NullMarked
package org.anjuan.ingest.paper;

import org.jspecify.annotations.NullMarked;
