@NullMarked
package org.anjuan.archive.paper;

import org.jspecify.annotations.NullMarked;
