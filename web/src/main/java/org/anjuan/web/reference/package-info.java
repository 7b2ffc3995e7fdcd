/** Campuses, departments, categories and other lists that screens need. */
@NullMarked
package org.anjuan.web.reference;

import org.jspecify.annotations.NullMarked;
