@NullMarked
package org.anjuan.station;

import org.jspecify.annotations.NullMarked;
