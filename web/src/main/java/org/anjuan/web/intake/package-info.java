/** Pushing documents and encounters over HTTP. */
@NullMarked
package org.anjuan.web.intake;

import org.jspecify.annotations.NullMarked;
