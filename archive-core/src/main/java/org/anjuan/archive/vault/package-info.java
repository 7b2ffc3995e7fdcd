/** The vault: encrypted storage for originals and what is derived from them. */
@NullMarked
package org.anjuan.archive.vault;

import org.jspecify.annotations.NullMarked;
