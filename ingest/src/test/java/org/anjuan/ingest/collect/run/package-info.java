@NullMarked
package org.anjuan.ingest.collect.run;

import org.jspecify.annotations.NullMarked;
