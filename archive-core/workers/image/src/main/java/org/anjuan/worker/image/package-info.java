/** Pictures as documents: JPEG, PNG, TIFF, BMP, GIF. */
@NullMarked
package org.anjuan.worker.image;

import org.jspecify.annotations.NullMarked;
