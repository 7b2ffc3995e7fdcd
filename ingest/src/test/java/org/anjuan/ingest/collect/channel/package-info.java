@NullMarked
package org.anjuan.ingest.collect.channel;

import org.jspecify.annotations.NullMarked;
