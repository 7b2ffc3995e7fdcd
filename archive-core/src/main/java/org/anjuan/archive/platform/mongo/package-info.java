/** The connection to MongoDB, and the embedded server that stands in for one. */
@NullMarked
package org.anjuan.archive.platform.mongo;

import org.jspecify.annotations.NullMarked;
