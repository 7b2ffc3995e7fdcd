@NullMarked
package org.anjuan.archive.vault;

import org.jspecify.annotations.NullMarked;
