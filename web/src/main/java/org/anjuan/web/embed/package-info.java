/**
 * Pages that other systems show in a window or a frame, and the registration of those systems.
 *
 * <p>The pages are made here, whole, for embedded browsers as old as the IE kernel and Chromium 49:
 * plain HTML and CSS, page pictures, links; no scripts at all, and the content policy allows none.
 * Decision 0019.
 */
@NullMarked
package org.anjuan.web.embed;

import org.jspecify.annotations.NullMarked;
