/** The interface's own description, as {@code /v3/api-docs} gives it. */
@NullMarked
package org.anjuan.web.api;

import org.jspecify.annotations.NullMarked;
