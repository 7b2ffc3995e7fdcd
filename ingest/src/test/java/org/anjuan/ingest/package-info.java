@NullMarked
package org.anjuan.ingest;

import org.jspecify.annotations.NullMarked;
