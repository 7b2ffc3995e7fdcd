/** The Angular client as static files, one folder a language, with links into it. */
@NullMarked
package org.anjuan.web.client;

import org.jspecify.annotations.NullMarked;
