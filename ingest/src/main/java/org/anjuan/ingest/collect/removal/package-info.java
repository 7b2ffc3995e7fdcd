/**
 * How a file that was read is taken away, and no other.
 *
 * <p>Between reading a file and removing it a source may put another one in its place. So it is
 * first given a name that no walk collects, {@code .taken-<8 hex>-<name>}; under that name it is
 * compared with what was read, and goes, or gets its own name back. A crash in between leaves it
 * under the hidden name, which says the former one: the next walk puts it back, where it is
 * collected once more, which changes nothing twice.
 */
@NullMarked
package org.anjuan.ingest.collect.removal;

import org.jspecify.annotations.NullMarked;
