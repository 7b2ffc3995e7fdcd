@NullMarked
package org.anjuan.ingest.extract;

import org.jspecify.annotations.NullMarked;
