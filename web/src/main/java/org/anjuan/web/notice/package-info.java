/** Messages over HTTP: everybody's own, and who is told of what by which way. */
@NullMarked
package org.anjuan.web.notice;

import org.jspecify.annotations.NullMarked;
