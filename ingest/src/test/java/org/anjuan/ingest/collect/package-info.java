@NullMarked
package org.anjuan.ingest.collect;

import org.jspecify.annotations.NullMarked;
