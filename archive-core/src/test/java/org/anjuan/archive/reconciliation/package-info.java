@NullMarked
package org.anjuan.archive.reconciliation;

import org.jspecify.annotations.NullMarked;
