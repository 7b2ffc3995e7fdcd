@NullMarked
package org.anjuan.ingest.collect.mapping;

import org.jspecify.annotations.NullMarked;
