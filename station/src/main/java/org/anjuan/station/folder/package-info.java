/** The folder that a device writes into, and what paths and side-cars say of its files. */
@NullMarked
package org.anjuan.station.folder;

import org.jspecify.annotations.NullMarked;
