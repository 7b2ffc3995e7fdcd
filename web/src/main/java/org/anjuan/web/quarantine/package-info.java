/** Quarantine over HTTP. */
@NullMarked
package org.anjuan.web.quarantine;

import org.jspecify.annotations.NullMarked;
