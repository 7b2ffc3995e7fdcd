/**
 * Files over TCP: the length of the description (4 bytes), the description as JSON, the length of
 * the file (8 bytes), the file; lengths most significant byte first. The answer is the length of a
 * JSON text (4 bytes) and that text. Several files may follow each other on a connection.
 */
@NullMarked
package org.anjuan.ingest.message.stream;

import org.jspecify.annotations.NullMarked;
