@NullMarked
package org.anjuan.archive.notice;

import org.jspecify.annotations.NullMarked;
