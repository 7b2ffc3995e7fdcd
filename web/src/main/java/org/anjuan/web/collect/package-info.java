/** Collectors and the category map over HTTP. */
@NullMarked
package org.anjuan.web.collect;

import org.jspecify.annotations.NullMarked;
