@NullMarked
package org.anjuan.ingest.category;

import org.jspecify.annotations.NullMarked;
