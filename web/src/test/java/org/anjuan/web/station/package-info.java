@NullMarked
package org.anjuan.web.station;

import org.jspecify.annotations.NullMarked;
