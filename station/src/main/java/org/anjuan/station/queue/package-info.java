/**
 * What waits to be sent: encrypted files in a folder of one's own. A file is in the queue once its
 * {@code .item} is there, which is written last and removed first; so a kill at any moment leaves
 * either a whole entry or bytes that the next start throws away.
 *
 * <p>{@code <id>.body} holds the file, {@code <id>.item} what is known of it, both in the form that
 * {@link org.anjuan.station.queue.SealedFile} describes.
 */
@NullMarked
package org.anjuan.station.queue;

import org.jspecify.annotations.NullMarked;
