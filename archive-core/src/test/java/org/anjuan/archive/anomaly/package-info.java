@NullMarked
package org.anjuan.archive.anomaly;

import org.jspecify.annotations.NullMarked;
