@NullMarked
package org.anjuan.archive.platform.mongo;

import org.jspecify.annotations.NullMarked;
