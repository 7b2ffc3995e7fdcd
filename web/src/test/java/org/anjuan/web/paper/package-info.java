@NullMarked
package org.anjuan.web.paper;

import org.jspecify.annotations.NullMarked;
