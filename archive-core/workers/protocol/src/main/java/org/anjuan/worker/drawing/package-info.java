/**
 * Drawing that all workers and the application share: JPEG pages, scaling, the visible watermark.
 */
@NullMarked
package org.anjuan.worker.drawing;

import org.jspecify.annotations.NullMarked;
