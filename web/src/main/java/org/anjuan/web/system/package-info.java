/** The state of the engines and of the work, for administrators. */
@NullMarked
package org.anjuan.web.system;

import org.jspecify.annotations.NullMarked;
