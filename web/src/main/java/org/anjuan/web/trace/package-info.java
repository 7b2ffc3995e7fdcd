/** A record's trace axis: who did what with it, when and where (TML-1, TML-2). */
@NullMarked
package org.anjuan.web.trace;

import org.jspecify.annotations.NullMarked;
