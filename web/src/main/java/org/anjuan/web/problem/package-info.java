/** What goes wrong, as problem details (RFC 9457): a stable type, both languages, the field. */
@NullMarked
package org.anjuan.web.problem;

import org.jspecify.annotations.NullMarked;
