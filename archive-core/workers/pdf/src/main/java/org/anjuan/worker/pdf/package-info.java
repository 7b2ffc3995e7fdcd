/** PDF by way of PDFBox, wholly in memory. */
@NullMarked
package org.anjuan.worker.pdf;

import org.jspecify.annotations.NullMarked;
