@NullMarked
package org.anjuan.ingest.collect.collector;

import org.jspecify.annotations.NullMarked;
