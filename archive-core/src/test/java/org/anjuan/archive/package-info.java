/** What the tests of all modules share. */
@NullMarked
package org.anjuan.archive;

import org.jspecify.annotations.NullMarked;
