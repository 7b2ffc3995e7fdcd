/** Identity providers, as the security administrator sets them up. */
@NullMarked
package org.anjuan.web.signon;

import org.jspecify.annotations.NullMarked;
