@NullMarked
package org.anjuan.ingest.station;

import org.jspecify.annotations.NullMarked;
