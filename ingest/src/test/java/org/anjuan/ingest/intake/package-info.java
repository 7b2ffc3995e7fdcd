@NullMarked
package org.anjuan.ingest.intake;

import org.jspecify.annotations.NullMarked;
