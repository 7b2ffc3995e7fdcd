@NullMarked
package org.anjuan.archive.document;

import org.jspecify.annotations.NullMarked;
