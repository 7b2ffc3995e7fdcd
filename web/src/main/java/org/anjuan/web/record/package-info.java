/** Records over HTTP. */
@NullMarked
package org.anjuan.web.record;

import org.jspecify.annotations.NullMarked;
