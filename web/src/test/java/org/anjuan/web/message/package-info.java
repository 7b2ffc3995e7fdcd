@NullMarked
package org.anjuan.web.message;

import org.jspecify.annotations.NullMarked;
