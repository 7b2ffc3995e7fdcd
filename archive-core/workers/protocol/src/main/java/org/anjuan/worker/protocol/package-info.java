/**
 * What the application and its format workers say to each other through a pipe.
 *
 * <p>A <i>message</i> is one frame: its length in bytes (int, big-endian, without these four
 * bytes), one byte that says which message it is, then the message's fields in the order of its
 * record. Numbers are big-endian; text is its length in bytes (int) and UTF-8; a list is its length
 * (int) and its items. No Java serialization, nothing is resolved by name.
 *
 * <p>A worker first says {@link org.anjuan.worker.protocol.Answer.Ready}; from then on every {@link
 * org.anjuan.worker.protocol.Request} gets exactly one {@link org.anjuan.worker.protocol.Answer},
 * in order; before the answer to a {@link org.anjuan.worker.protocol.Request.Copy} come the bytes
 * of the copy as {@link org.anjuan.worker.protocol.Answer.Piece}s, also when the answer is a
 * refusal. The bytes of a document follow an {@link org.anjuan.worker.protocol.Request.Open} as raw
 * bytes, not framed, exactly as many as it announces. End of the input ends the worker, also in the
 * middle of its work. Both ends are of one build; the protocol has no version.
 */
@NullMarked
package org.anjuan.worker.protocol;

import org.jspecify.annotations.NullMarked;
