/**
 * JPEG 2000, which Java can't read, by way of FFmpeg as the distribution has it: a process of its
 * own for each picture, bytes through pipes.
 */
@NullMarked
package org.anjuan.worker.jpeg2000;

import org.jspecify.annotations.NullMarked;
