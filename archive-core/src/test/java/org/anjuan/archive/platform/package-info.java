@NullMarked
package org.anjuan.archive.platform;

import org.jspecify.annotations.NullMarked;
