@NullMarked
package org.anjuan.web.architecture;

import org.jspecify.annotations.NullMarked;
