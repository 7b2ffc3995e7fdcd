/** Searching over HTTP. */
@NullMarked
package org.anjuan.web.search;

import org.jspecify.annotations.NullMarked;
