@NullMarked
package org.anjuan.archive.export;

import org.jspecify.annotations.NullMarked;
