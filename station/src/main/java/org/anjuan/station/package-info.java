/**
 * The collection station (STA-1): takes files that a device makes, keeps them encrypted while there
 * is no network, and brings them to the archive when there is one. Runs in a window or without.
 */
@NullMarked
package org.anjuan.station;

import org.jspecify.annotations.NullMarked;
