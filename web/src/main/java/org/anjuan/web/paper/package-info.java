/** Paper over HTTP: the scanning workplace, and what a campus says of its paper. */
@NullMarked
package org.anjuan.web.paper;

import org.jspecify.annotations.NullMarked;
