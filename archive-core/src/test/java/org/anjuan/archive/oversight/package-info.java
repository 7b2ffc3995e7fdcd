@NullMarked
package org.anjuan.archive.oversight;

import org.jspecify.annotations.NullMarked;
