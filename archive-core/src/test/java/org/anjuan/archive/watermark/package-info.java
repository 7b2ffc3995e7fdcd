@NullMarked
package org.anjuan.archive.watermark;

import org.jspecify.annotations.NullMarked;
