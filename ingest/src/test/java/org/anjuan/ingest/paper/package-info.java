@NullMarked
package org.anjuan.ingest.paper;

import org.jspecify.annotations.NullMarked;
