/**
 * How waiting files reach the archive: in parts, going on where a cut left off, again and again
 * until the archive has said what became of them.
 */
@NullMarked
package org.anjuan.station.upload;

import org.jspecify.annotations.NullMarked;
