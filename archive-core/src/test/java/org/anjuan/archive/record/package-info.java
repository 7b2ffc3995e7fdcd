@NullMarked
package org.anjuan.archive.record;

import org.jspecify.annotations.NullMarked;
