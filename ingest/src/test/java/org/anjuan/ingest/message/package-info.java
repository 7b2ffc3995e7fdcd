@NullMarked
package org.anjuan.ingest.message;

import org.jspecify.annotations.NullMarked;
