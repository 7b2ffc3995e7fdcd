/** The small window beside a device. */
@NullMarked
package org.anjuan.station.window;

import org.jspecify.annotations.NullMarked;
