@NullMarked
package org.anjuan.ingest.collect.removal;

import org.jspecify.annotations.NullMarked;
