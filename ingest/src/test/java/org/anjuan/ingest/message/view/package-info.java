@NullMarked
package org.anjuan.ingest.message.view;

import org.jspecify.annotations.NullMarked;
