/** Documents, their versions, pages, texts and bytes over HTTP. */
@NullMarked
package org.anjuan.web.document;

import org.jspecify.annotations.NullMarked;
