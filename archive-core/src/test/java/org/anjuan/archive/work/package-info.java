@NullMarked
package org.anjuan.archive.work;

import org.jspecify.annotations.NullMarked;
