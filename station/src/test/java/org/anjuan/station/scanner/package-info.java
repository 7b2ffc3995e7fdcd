@NullMarked
package org.anjuan.station.scanner;

import org.jspecify.annotations.NullMarked;
